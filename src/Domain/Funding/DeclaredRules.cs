using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>What units declared for a main period.</summary>
[GenerateSerializer, Immutable, Alias("declared-query")]
public sealed record DeclaredQuery(Period Period);

/// <param name="Amount">In smallest units.</param>
[GenerateSerializer, Immutable, Alias("declared-amount")]
public sealed record DeclaredAmount(string Unit, string Name, string? NameAr, long Amount);

/// <summary>What a unit declared beside what the ledger paid, in smallest units; the ledger wins (F-I11).</summary>
/// <param name="Declared">Null: the report, or the element in it, is missing.</param>
/// <param name="IsFlagged">They differ by more than the tolerance.</param>
public sealed record DeclaredComparison(string Unit, string? Name, string? NameAr, long Paid, long? Declared, bool IsFlagged);

/// <summary>F-I11: grants that units declare against the payments of the ledger in the same period.</summary>
public static class DeclaredRules
{
    /// <summary>What a unit declared; null where it declared nothing known.</summary>
    public static DeclaredAmount? Of(UnitDossier dossier, DeclaredQuery query)
    {
        var element = dossier.Pack.Element(dossier.Pack.Fund!.Declared!)!;
        var unit = dossier.Contributions.Unit;
        return dossier.History().Read(element.Code, query.Period.Ordinal, 0)?.Value is { IsKnown: true } value
            && FixedPoint.TryToMinor(value.Number, element.Decimals, out var minor)
            ? new(unit.Code, unit.Name, unit.NameAr, minor)
            : null;
    }

    /// <summary>
    /// The units with an agreement that were paid something in the period, or declared something, or both; the largest difference first. Payments are net of refunds.
    /// </summary>
    public static ImmutableArray<DeclaredComparison> Compare(
        IEnumerable<LineBook> lines, IEnumerable<DeclaredAmount> declared, Period period, FundTerms terms)
    {
        var said = declared.ToDictionary(d => d.Unit, StringComparer.Ordinal);
        var paid = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var units = line.Agreements.ToDictionary(a => a.Number, a => a.Terms.Unit);
            foreach (var unit in units.Values)
            {
                paid.TryAdd(unit, 0);
            }

            var moved = line.Operations.Standing().Where(o => o.Kind is OperationKind.Disbursement or OperationKind.Refund);
            foreach (var o in moved.Where(o => o.Date >= period.FirstDay && o.Date <= period.LastDay))
            {
                paid[units[o.Command.Agreement!.Value]] += o.Kind == OperationKind.Disbursement ? o.Amount : -o.Amount;
            }
        }

        return
        [
            .. paid.Select(p => (p.Key, Paid: p.Value, Said: said.GetValueOrDefault(p.Key)))
                .Where(p => p.Paid != 0 || p.Said is { Amount: not 0 })
                .Select(p => new DeclaredComparison(p.Key, p.Said?.Name, p.Said?.NameAr, p.Paid, p.Said?.Amount, Differ(p.Paid, p.Said?.Amount, terms)))
                .OrderByDescending(c => Math.Abs(c.Paid - (c.Declared ?? 0))).ThenBy(c => c.Unit, StringComparer.Ordinal),
        ];
    }

    private static bool Differ(long paid, long? declared, FundTerms terms) => declared is { } said && Math.Abs(said - paid) > terms.DeclaredTolerance * Math.Abs(paid);
}
