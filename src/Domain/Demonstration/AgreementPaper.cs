using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Funding;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>
/// The papers of one agreement: its terms, and its operations with ids and documents. They are numbered within the unit, so that every unit can be made alone
/// and a filling that goes on with more units gives none another number.
/// </summary>
internal sealed class AgreementPaper(Portrait unit, PlanFund fund, FundTerms terms, int number)
{
    private readonly string id = string.Create(CultureInfo.InvariantCulture, $"demo-{unit.Code}-agreement-{number}");
    private int steps;

    /// <summary>An agreement whose tranches are given: the rest of the cost is the partner's and the unit's own, whole units of the currency.</summary>
    public AgreementDraft Draft(AgreementScope scope, string line, DateOnly date, ImmutableArray<long> tranches, ImmutableArray<Milestone> milestones)
    {
        var share = tranches.Sum();
        var known = scope with { Amount = FixedPoint.FromMinor(share, terms.Decimals) };
        var part = Math.Min(terms.ShareCap, known.Evaluate(fund.Agreements.FundShare) is { } wanted and > 0 ? wanted : terms.ShareCap);
        var cost = Minor(decimal.Ceiling(known.Amount / part));
        var partners = Math.Min(cost - share, Minor(decimal.Floor(known.Amount / part * known.Part(fund.Agreements.PartnerShare))));
        var partner = Drawn(fund.Agreements.Partners, known, "partner");
        return new(
            id, unit.Code, Drawn(fund.Agreements.Titles[line], known, "title"), date, cost, share,
            partners > 0 ? ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal).Add(partner, partners) : ImmutableSortedDictionary<string, long>.Empty,
            cost - share - Math.Max(partners, 0), tranches, fund.Author, fund.Approver, Document(fund.Agreements.Document, number), milestones);
    }

    public FundCommand Step(OperationKind kind, DateOnly date, long amount = 0)
    {
        steps++;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{id}-{steps}"), kind, amount, date,
            kind == OperationKind.Disbursement ? fund.Payer : fund.Author, fund.Approver,
            Document(fund.Documents[kind], string.Create(CultureInfo.InvariantCulture, $"{number}-{steps}")));
    }

    private string Document(string prefix, object counted) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{unit.Code}-{counted}");

    private long Minor(decimal amount) => FixedPoint.TryToMinor(amount, terms.Decimals, out var minor) ? minor : throw new OverflowException($"{id}: {amount}");

    private static string Drawn(ImmutableArray<string> options, AgreementScope scope, string what) =>
        options[(int)(scope.Unit.Draws.Uniform(what, scope.Occasion, scope.Ordinal) * options.Length)];
}
