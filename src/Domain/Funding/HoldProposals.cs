using System.Collections.Immutable;
using EconomieSociale.Indicators;

namespace EconomieSociale.Funding;

/// <summary>Why a tranche is proposed for hold.</summary>
public enum HoldReason
{
    /// <summary>What was paid of the agreement is due for justification and not justified.</summary>
    JustificationLate = 1,

    /// <summary>The unit is struggling.</summary>
    Struggling = 2,

    /// <summary>Nobody knows how the unit stands.</summary>
    Unknown = 3,
}

/// <summary>A tranche that may still be paid, with what speaks against it. A proposal: only people hold a tranche back.</summary>
/// <param name="Amount">Not yet paid of it, in smallest units.</param>
/// <param name="IsHeld">Somebody has.</param>
public sealed record HoldProposal(string Line, Agreement Agreement, int Tranche, long Amount, ImmutableArray<HoldReason> Reasons, bool IsHeld);

/// <summary>Proposes holds (issue of the fund: never automatic).</summary>
public static class HoldProposals
{
    /// <summary>The next tranche of each running agreement that something speaks against, or that is held; the largest amounts first.</summary>
    public static ImmutableArray<HoldProposal> Of(IReadOnlyDictionary<string, LineBook> lines, IEnumerable<UnitResult> units, FundTerms terms, DateOnly today)
    {
        var states = units.ToDictionary(u => u.Unit, u => u.State, StringComparer.Ordinal);
        return
        [
            .. lines.SelectMany(l => Of(l.Key, l.Value, states, terms, today)).OrderByDescending(p => p.Amount)
                .ThenBy(p => p.Line, StringComparer.Ordinal).ThenBy(p => p.Agreement.Number),
        ];
    }

    private static IEnumerable<HoldProposal> Of(string line, LineBook book, Dictionary<string, UnitState> states, FundTerms terms, DateOnly today)
    {
        var standing = book.ByAgreement();
        foreach (var agreement in book.Agreements)
        {
            Operation[] own = [.. standing[agreement.Number]];
            var balance = AgreementBalance.Of(own);
            if (balance.IsClosed || balance.Committed == 0 || Next(agreement, own) is not var (tranche, left))
            {
                continue;
            }

            var state = states.GetValueOrDefault(agreement.Terms.Unit, UnitState.Unknown);
            var funding = UnitFunding.None.Told(new(line, 1, [new(agreement.Number, agreement.Terms.Date, [], [.. own.Select(FundStep.Of)])]));
            ImmutableArray<HoldReason> reasons =
            [
                .. FundingFacts.JustificationDue(funding, today, terms) < today ? (ReadOnlySpan<HoldReason>)[HoldReason.JustificationLate] : [],
                .. state == UnitState.Struggling ? (ReadOnlySpan<HoldReason>)[HoldReason.Struggling] : [],
                .. state == UnitState.Unknown ? (ReadOnlySpan<HoldReason>)[HoldReason.Unknown] : [],
            ];
            var isHeld = HoldRules.Held(own).Contains(tranche);
            if (!reasons.IsEmpty || isHeld)
            {
                yield return new(line, agreement, tranche, left, reasons, isHeld);
            }
        }
    }

    /// <summary>The first tranche that is not paid in full, and what is left of it.</summary>
    private static (int Tranche, long Left)? Next(Agreement agreement, Operation[] standing)
    {
        foreach (var tranche in agreement.Tranches)
        {
            var left = tranche.Amount - standing.Where(o => o.Command.Tranche == tranche.Number).Sum(OperationKind.Disbursement);
            if (left > 0)
            {
                return (tranche.Number, left);
            }
        }

        return null;
    }
}
