using System.Collections.Immutable;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;

namespace EconomieSociale.Demonstration;

/// <summary>The money of the fictional region. Amounts are in units of the currency; nothing is dated after the last day of the plan.</summary>
public sealed record PlanFund
{
    /// <summary>Who signs, commits and orders.</summary>
    public required string Author { get; init; }

    /// <summary>Who pays: who orders does not (F-I10).</summary>
    public required string Payer { get; init; }

    /// <summary>Who approves all of it.</summary>
    public required string Approver { get; init; }

    /// <summary>How documents begin, by the kind of operation; those of agreements by <see cref="PlanAgreement.Document"/>.</summary>
    public required ImmutableDictionary<OperationKind, string> Documents { get; init; }

    public ImmutableArray<PlanOpening> Openings { get; init; } = [];

    public ImmutableArray<PlanMoney> Pledges { get; init; } = [];

    public ImmutableArray<PlanMoney> Receipts { get; init; } = [];

    public ImmutableArray<PlanReprogramming> Reprogrammings { get; init; } = [];

    public required PlanAgreement Agreements { get; init; }
}

/// <summary>A year's part of the envelope.</summary>
public sealed record PlanOpening(int Year, DateOnly Date, decimal Amount);

/// <summary>What a partner promises or pays in.</summary>
public sealed record PlanMoney(string Partner, DateOnly Date, decimal Amount);

/// <summary>Money that moves from one line to another: an amount, or what the line that takes it needs.</summary>
/// <param name="Used">So much that the most the line ever commits is this part of what it is allocated, of one; nothing if it has enough.</param>
public sealed record PlanReprogramming(string From, string To, DateOnly Date, decimal? Amount = null, decimal? Used = null);

/// <summary>
/// How agreements come about. Grants that a unit received lie first: each is a payment, and what must have been before it is dated back from it.
/// Formulas are over the traits of the unit, draws of the agreement or of the payment, and <see cref="AgreementScope.Names"/>.
/// </summary>
public sealed record PlanAgreement
{
    /// <summary>How the document of an agreement begins.</summary>
    public required string Document { get; init; }

    /// <summary>By funding line: what agreements are about; one is drawn.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> Titles { get; init; }

    /// <summary>Who else pays; one is drawn.</summary>
    public required ImmutableArray<string> Partners { get; init; }

    /// <summary>Most main periods between two grants that are tranches of one agreement.</summary>
    public required int Apart { get; init; }

    /// <summary>Part of the cost that the fund pays, of one; never above its cap.</summary>
    public required Formula FundShare { get; init; }

    /// <summary>Part of the cost that a partner pays, of one.</summary>
    public required Formula PartnerShare { get; init; }

    /// <summary>Days from the agreement to the commitment.</summary>
    public required Formula CommitmentDays { get; init; }

    /// <summary>Days from the commitment to the first order.</summary>
    public required Formula OrderDays { get; init; }

    /// <summary>Days from an order to its payment.</summary>
    public required Formula PaymentDays { get; init; }

    /// <summary>Part of what the unit declares that was really paid, of one.</summary>
    public required Formula PaidShare { get; init; }

    /// <summary>A last tranche that is agreed and not paid, as a part of what was; 0 or missing: none.</summary>
    public required Formula Remainder { get; init; }

    /// <summary>Part of a payment that is justified, of one.</summary>
    public required Formula JustifiedShare { get; init; }

    /// <summary>Days from a payment until it is justified; missing: never.</summary>
    public required Formula JustifiedAfter { get; init; }

    /// <summary>Whether a tranche is waived through if those before it are not justified; otherwise they are justified for its order.</summary>
    public required Formula Waived { get; init; }

    /// <summary>Why.</summary>
    public required string WaiverNote { get; init; }

    public ImmutableArray<PlanMilestone> Milestones { get; init; } = [];

    /// <summary>Days from the last that happened until the agreement ends; missing: it goes on.</summary>
    public required Formula Closed { get; init; }

    /// <summary>Part of what is not justified that comes back when the unit closes, of one.</summary>
    public required Formula Refunded { get; init; }

    public PlanStuckFile? Stuck { get; init; }
}

/// <summary>A milestone of every agreement.</summary>
/// <param name="Due">Days after the agreement.</param>
/// <param name="Reached">Days after the due day, below zero if before; missing: never.</param>
/// <param name="Replanned">By how many days it is put off if it is not reached by the end of the plan; 0 or missing: not.</param>
public sealed record PlanMilestone(string Name, Formula Due, Formula Reached, Formula Replanned);

/// <summary>An agreement beside the others that is committed and never paid.</summary>
/// <param name="When">Whether a unit has one.</param>
/// <param name="Age">Days from the commitment to the end of the plan.</param>
public sealed record PlanStuckFile(Formula When, Formula Amount, Formula Age);
