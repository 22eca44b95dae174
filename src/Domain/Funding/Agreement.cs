using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>A tranche of the fund's share.</summary>
[GenerateSerializer, Immutable, Alias("tranche")]
public sealed record Tranche(int Number, long Amount);

/// <summary>What the unit is to have reached by a day.</summary>
[GenerateSerializer, Immutable, Alias("milestone")]
public sealed record Milestone(string Name, DateOnly Due);

/// <summary>What is agreed with a unit: who pays what of a project. Amounts in smallest units.</summary>
/// <param name="Unit">Code of the unit that holds it.</param>
/// <param name="Partners">By partner: its share.</param>
/// <param name="Own">What the unit brings itself.</param>
/// <param name="Planned">Milestones, counted from 1 in their order.</param>
[GenerateSerializer, Immutable, Alias("agreement-draft")]
public sealed record AgreementDraft(
    string CommandId,
    string Unit,
    string Title,
    DateOnly Date,
    long TotalCost,
    long FundShare,
    ImmutableSortedDictionary<string, long> Partners,
    long Own,
    ImmutableArray<long> Tranches,
    string Author,
    string Approver,
    string Document,
    ImmutableArray<Milestone>? Planned = null)
{
    /// <summary>What is planned, none where nothing was said.</summary>
    public ImmutableArray<Milestone> Milestones => Planned ?? [];
}

/// <summary>An agreement of a line.</summary>
/// <param name="Number">Counts the agreements of the line.</param>
[GenerateSerializer, Immutable, Alias("agreement")]
public sealed record Agreement(int Number, AgreementDraft Terms, DateTimeOffset At)
{
    public ImmutableArray<Tranche> Tranches => [.. Terms.Tranches.Select((amount, i) => new Tranche(i + 1, amount))];
}

/// <summary>Where an agreement stands, from its operations alone (F-I4, F-I9).</summary>
/// <param name="Paid">Before refunds.</param>
[GenerateSerializer, Immutable, Alias("agreement-balance")]
public sealed record AgreementBalance(long Committed, long Ordered, long Paid, long Refunded, long Justified, bool IsClosed)
{
    /// <summary>What was paid and did not come back.</summary>
    public long Net => Paid - Refunded;

    /// <summary>The balance of the standing operations of one agreement. A closure leaves what was paid: the rest is free again.</summary>
    public static AgreementBalance Of(IEnumerable<Operation> standing)
    {
        var operations = standing.ToArray();
        var balance = new AgreementBalance(
            operations.Sum(OperationKind.Commitment), operations.Sum(OperationKind.Order), operations.Sum(OperationKind.Disbursement),
            operations.Sum(OperationKind.Refund), operations.Sum(OperationKind.Justification), operations.Any(o => o.Kind == OperationKind.Closure));
        return balance.IsClosed ? balance with { Committed = balance.Net, Ordered = balance.Net } : balance;
    }
}
