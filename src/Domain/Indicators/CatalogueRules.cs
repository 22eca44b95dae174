using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>Checks a catalogue against the elements of its pack and compiles it. One with a fault is never put in force.</summary>
public static class CatalogueRules
{
    public static (Catalogue? Catalogue, ImmutableArray<PackFault> Faults) Check(CatalogueDraft draft, ImmutableArray<DataElement> elements, Func<string, bool> isUnitOfMeasure)
    {
        var check = new CatalogueCheck(draft, elements);
        var indicators = draft.Indicators.Select(check.Indicator).OfType<Indicator>().ToImmutableArray();
        var gates = draft.Gates.Select(check.Gate).OfType<Gate>().ToImmutableArray();
        check.Codes();
        check.Labels();
        check.Scale();
        check.Units(isUnitOfMeasure);
        check.Cycles(indicators);
        return check.Faults.Count > 0 ? (null, [.. check.Faults]) : (new(draft, indicators, gates), []);
    }

    /// <summary>
    /// The versions in their order: the first begins since always, each later one at a later period, and its number is higher.
    /// </summary>
    public static ImmutableArray<PackFault> CheckOrder(ImmutableArray<CatalogueVersion> versions, PeriodKind main)
    {
        var faults = ImmutableArray.CreateBuilder<PackFault>();
        void Fault(int i, string code, params string[] args) => faults.Add(new(CatalogueDraft.VersionsFile, i + 2, Reason.Of(code, $"{versions[i].Number}", args)));

        for (var i = 0; i < versions.Length; i++)
        {
            var version = versions[i];
            if (i == 0 ? version.From is not null : version.From is null || version.From <= versions[i - 1].From || version.Number <= versions[i - 1].Number)
            {
                Fault(i, "versions_out_of_order");
            }
            else if (version.From is { } from && from.Kind != main)
            {
                Fault(i, "wrong_period_type", $"{from}", JsonName.Of(main));
            }

            if (version.Author.Length == 0 || !version.Reason.IsComplete)
            {
                Fault(i, "version_without_author_or_reason");
            }
        }

        return faults.ToImmutable();
    }
}
