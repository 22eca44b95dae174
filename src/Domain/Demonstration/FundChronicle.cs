using System.Collections.Immutable;
using EconomieSociale.Funding;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>Puts together what the plan says of the fund and what happened to the units' agreements.</summary>
internal sealed class FundChronicle(PlanFund plan, FundTerms terms)
{
    private const decimal Rounded = 10_000;

    public DemonstrationFund Tell(IEnumerable<DemonstrationAgreement> agreements)
    {
        var lines = agreements.GroupBy(a => a.Line, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(a => a.Draft.CommandId, StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
        return new(
            Commands(lines),
            lines.ToImmutableSortedDictionary(l => l.Key, l => l.Value.SelectMany(a => a.Entries).OrderBy(Day).ToImmutableArray(), StringComparer.Ordinal));
    }

    private static DateOnly Day(LineEntry entry) => entry.Draft?.Date ?? entry.Operation!.Date;

    private ImmutableArray<FundCommand> Commands(Dictionary<string, ImmutableArray<DemonstrationAgreement>> lines) =>
    [
        .. plan.Openings.Select((o, at) => Command(OperationKind.Opening, o.Date, Minor(o.Amount), at) with { Year = o.Year })
            .Concat(plan.Pledges.Select((p, at) => Command(OperationKind.Pledge, p.Date, Minor(p.Amount), at) with { Partner = p.Partner }))
            .Concat(plan.Receipts.Select((r, at) => Command(OperationKind.Receipt, r.Date, Minor(r.Amount), at) with { Partner = r.Partner }))
            .Concat(plan.Reprogrammings.Select((m, at) => Command(OperationKind.Reprogramming, m.Date, Moved(m, lines), at) with { From = m.From, To = m.To }))
            .Where(c => c.Amount > 0)
            .OrderBy(c => c.Date),
    ];

    private FundCommand Command(OperationKind kind, DateOnly date, long amount, int at) =>
        new($"demo-fund-{JsonName.Of(kind)}-{at + 1}", kind, amount, date, plan.Author, plan.Approver, $"{plan.Documents[kind]}-{at + 1}");

    private long Moved(PlanReprogramming move, Dictionary<string, ImmutableArray<DemonstrationAgreement>> lines)
    {
        if (move.Used is not { } used)
        {
            return Minor(move.Amount ?? 0);
        }

        var most = FixedPoint.FromMinor(MostCommitted(lines.GetValueOrDefault(move.To, [])), terms.Decimals);
        return Math.Max(Minor(decimal.Ceiling(most / used / Rounded) * Rounded) - terms.Lines[move.To], 0);
    }

    /// <summary>What a line has committed on the day on which that is most: an agreement that ends leaves only what was paid.</summary>
    private static long MostCommitted(ImmutableArray<DemonstrationAgreement> agreements)
    {
        var (sum, most) = (0L, 0L);
        foreach (var (_, change) in agreements.SelectMany(Changes).OrderBy(c => c.Date).ThenByDescending(c => c.Change))
        {
            sum = checked(sum + change);
            most = Math.Max(most, sum);
        }

        return most;
    }

    private static IEnumerable<(DateOnly Date, long Change)> Changes(DemonstrationAgreement agreement)
    {
        long Sum(OperationKind kind) => agreement.Steps.Where(s => s.Kind == kind).Sum(s => s.Amount);
        return agreement.Steps.Where(s => s.Kind is OperationKind.Commitment or OperationKind.Closure).Select(s =>
            (s.Date, s.Kind == OperationKind.Commitment ? s.Amount : Sum(OperationKind.Disbursement) - Sum(OperationKind.Refund) - Sum(OperationKind.Commitment)));
    }

    private long Minor(decimal amount) => FixedPoint.TryToMinor(amount, terms.Decimals, out var minor) ? minor : 0;
}
