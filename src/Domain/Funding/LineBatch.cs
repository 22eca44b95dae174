using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>What several entries make of a line, decided one after the other: what one may not, the next may still.</summary>
/// <param name="Next">The line after all that may be; the same one if nothing is new.</param>
/// <param name="Refusals">By entry: why it is not in; empty if it is, now or before.</param>
/// <param name="Needed">What the fund must have free for the highest point on the way: the same as if they came one by one.</param>
public sealed record LineBatch(LineBook Next, ImmutableArray<ImmutableArray<Reason>> Refusals, Reservation Needed)
{
    public static LineBatch Of(string line, LineBook book, IReadOnlyList<LineEntry> entries, FundTerms terms, DateTimeOffset now, DateOnly today)
    {
        var (next, was) = (book, book.Mark);
        var needed = new Reservation("", line, 0, 0);
        var refusals = ImmutableArray.CreateBuilder<ImmutableArray<Reason>>(entries.Count);
        foreach (var entry in entries)
        {
            var decision = entry.Draft is { } draft ? LineRules.Sign(next, draft, terms, now, today) : LineRules.Decide(next, entry.Numbered(next), terms, now, today);
            refusals.Add(decision.IsRefused ? decision.Refusals : []);
            if (decision.Changed)
            {
                next = decision.Next!;
                needed = needed.Command.Length == 0 ? needed with { Command = entry.CommandId } : needed;
                if (entry.Operation is { Kind: OperationKind.Commitment or OperationKind.Disbursement or OperationKind.Reversal })
                {
                    // Nothing else asks for more: sums over the whole ledger are not made for every entry.
                    var here = next.Mark;
                    needed = needed with { Commit = Math.Max(needed.Commit, here.Committed - was.Committed), Pay = Math.Max(needed.Pay, here.Paid - was.Paid) };
                }
            }
        }

        return new(next, refusals.MoveToImmutable(), needed);
    }
}
