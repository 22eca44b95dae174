using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>
/// The fund: envelope, pledges, receipts, openings, reprogramming, and what lines may still use. Whatever concerns more than one line is decided here, in one write.
/// One grain; key: <see cref="Key"/>.
/// </summary>
[Alias("fund")]
public interface IFundGrain : IGrainWithStringKey
{
    const string Key = "fund";

    /// <summary>Enters an operation of the fund itself.</summary>
    [Alias("enter")]
    Task<FundOutcome> Enter(FundCommand command);

    /// <summary>A line asks before it commits or pays. What is granted counts until the line tells of itself.</summary>
    /// <returns>Why not; empty if granted.</returns>
    [Alias("reserve")]
    Task<ImmutableArray<Reason>> Reserve(Reservation wanted);

    /// <summary>A line tells what it is; ends its reservations.</summary>
    [Alias("tell")]
    Task Tell(string line, LineMark mark);

    [Alias("get")]
    Task<FundBook> Get();
}

/// <summary>A funding line with its agreements and its ledger. Key: its code.</summary>
[Alias("funding-line")]
public interface IFundingLineGrain : IGrainWithStringKey
{
    [Alias("sign")]
    Task<LineOutcome> Sign(AgreementDraft draft);

    /// <summary>Enters an operation on an agreement.</summary>
    [Alias("enter")]
    Task<LineOutcome> Enter(FundCommand command);

    /// <summary>
    /// Enters many things in one write: decided one after the other, each as if it came alone; a refusal of one does not stop the others. For whoever brings a whole ledger.
    /// </summary>
    [Alias("enter-many")]
    Task<LineBatchOutcome> EnterMany(ImmutableArray<LineEntry> entries);

    [Alias("get")]
    Task<LineBook> Get();
}

/// <param name="Refusals">Why nothing was entered; empty if it was, now or before.</param>
[GenerateSerializer, Immutable, Alias("fund-outcome")]
public sealed record FundOutcome(FundBook Book, ImmutableArray<Reason> Refusals);

/// <param name="Refusals">Why nothing was entered; empty if it was, now or before.</param>
[GenerateSerializer, Immutable, Alias("line-outcome")]
public sealed record LineOutcome(LineBook Book, ImmutableArray<Reason> Refusals);

/// <param name="Refusals">By entry: why it was not entered; empty if it was, now or before.</param>
[GenerateSerializer, Immutable, Alias("line-batch-outcome")]
public sealed record LineBatchOutcome(LineBook Book, ImmutableArray<ImmutableArray<Reason>> Refusals);
