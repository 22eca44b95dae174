using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>A catalogue that somebody thinks about: files in a folder, which replace those of the newest version.</summary>
/// <param name="Draft">Null when it has faults.</param>
/// <param name="Faults">File, row and reason of each.</param>
public sealed record CatalogueProposal(CatalogueDraft? Draft, ImmutableArray<string> Faults)
{
    /// <summary>The files that a proposal may bring.</summary>
    public static readonly ImmutableArray<string> Files =
        [CatalogueDraft.IndicatorsFile, CatalogueDraft.DimensionsFile, CatalogueDraft.GatesFile, CatalogueDraft.ScaleFile, CatalogueDraft.ParametersFile];

    public static CatalogueProposal Read(string folder, Pack pack, Period from, DateOnly today)
    {
        var faults = new PackFaults();
        if (!Files.Any(f => File.Exists(Path.Combine(folder, f))))
        {
            faults.Add(folder, 0, $"none of {string.Join(", ", Files)} is there");
            return new(null, faults.Lines);
        }

        var version = new CatalogueVersion(pack.Catalogue.Version.Number + 1, from, today, "proposal", new("proposal", "proposal", "proposal"));
        var draft = CatalogueFolder.ReadProposal(folder, pack.Catalogue.Draft, version, faults);
        foreach (var fault in faults.Any ? [] : CatalogueRules.Check(draft, pack.Elements, code => pack.List(CodeList.Unit).Find(code) is not null).Faults)
        {
            faults.Add(fault.File, fault.Row, fault.Reason.ToString());
        }

        return new(faults.Any ? null : draft, faults.Lines);
    }
}
