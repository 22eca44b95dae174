using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>Units that a proposed catalogue would show differently.</summary>
public sealed record StatusChangeBody(
    string Unit, string Name, string? NameAr, string Commune, string? Sector, decimal? CompositeBefore, decimal? CompositeAfter,
    string StatusBefore, string StatusAfter, string StateBefore, string StateAfter);

/// <summary>What a proposed catalogue would change in a main period, before anybody puts it in force.</summary>
public sealed record ComparisonBody(string Territory, Period Period, int Version, ImmutableArray<StatusChangeBody> Changes);

/// <summary>Takes the files of a proposed catalogue and asks every area what they would change.</summary>
public sealed class CatalogueComparison(IGrainFactory grains, Pack pack, TimeProvider clock)
{
    /// <summary>Files of a catalogue are small.</summary>
    public const long MaxBytes = 4 * 1024 * 1024;

    /// <param name="files">By name; those that are no file of a catalogue are a fault.</param>
    public async Task<(ComparisonBody? Body, ImmutableArray<Reason> Faults)> Compare(IEnumerable<IFormFile> files, string territory, string vintage, Period period)
    {
        var folder = Directory.CreateTempSubdirectory("catalogue-");
        try
        {
            foreach (var file in files)
            {
                var name = Path.GetFileName(file.FileName);
                if (!CatalogueProposal.Files.Contains(name) || file.Length > MaxBytes)
                {
                    return (null, [Reason.Of("not_a_catalogue_file", "file", name, string.Join(", ", CatalogueProposal.Files))]);
                }

                await using var copy = File.Create(Path.Combine(folder.FullName, name));
                await file.CopyToAsync(copy);
            }

            return await Compare(folder.FullName, territory, vintage, period);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    public async Task<(ComparisonBody? Body, ImmutableArray<Reason> Faults)> Compare(string folder, string territory, string vintage, Period period)
    {
        var proposal = CatalogueProposal.Read(folder, pack, period, pack.Today(clock));
        if (proposal.Draft is not { } draft)
        {
            return (null, [.. proposal.Faults.Select(f => Reason.Of("bad_catalogue", "file", f))]);
        }

        var changes = await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(territory, vintage)).Compare(draft, period, pack.Today(clock));
        return (new(territory, period, draft.Version.Number, [.. changes.Select(Body)]), []);
    }

    private static StatusChangeBody Body(StatusChange c) => new(
        c.Code, c.Name, c.NameAr, c.Commune, c.Sector, Round(c.CompositeBefore), Round(c.CompositeAfter),
        JsonName.Of(c.StatusBefore), JsonName.Of(c.StatusAfter), JsonName.Of(c.StateBefore), JsonName.Of(c.StateAfter));

    private static decimal? Round(decimal? value) => value is { } v ? Math.Round(v, Indicator.RateDecimals, MidpointRounding.AwayFromZero) : null;
}
