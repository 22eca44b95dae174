using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>What a line of the ledger does. The first four are the fund's, the others those of an agreement.</summary>
[GenerateSerializer, Alias("operation-kind")]
public enum OperationKind
{
    /// <summary>A partner promises money.</summary>
    Pledge = 1,

    /// <summary>Money of a partner has come.</summary>
    Receipt = 2,

    /// <summary>A year's part of the envelope may be committed from now on.</summary>
    Opening = 3,

    /// <summary>Money moves from one line to another; the envelope stays.</summary>
    Reprogramming = 4,

    /// <summary>An obligation is taken on (engagement).</summary>
    Commitment = 5,

    /// <summary>A tranche is ordered to be paid (ordonnancement).</summary>
    Order = 6,

    /// <summary>An ordered tranche is paid (paiement).</summary>
    Disbursement = 7,

    /// <summary>The use of money that was paid is accepted as justified.</summary>
    Justification = 8,

    /// <summary>Money that was paid comes back.</summary>
    Refund = 9,

    /// <summary>A named person allows a tranche although earlier ones are not justified (F-I6). Without amount.</summary>
    Waiver = 10,

    /// <summary>The agreement ends: what was not paid is free again. Without amount.</summary>
    Closure = 11,

    /// <summary>An earlier operation is taken back: the ledger is never changed otherwise.</summary>
    Reversal = 12,

    /// <summary>A milestone of the agreement is reached. Without amount.</summary>
    Milestone = 13,

    /// <summary>A milestone is planned anew, for another day. Without amount.</summary>
    Replanning = 14,

    /// <summary>A named person holds a tranche back: it is neither ordered nor paid until it is released. Without amount.</summary>
    Hold = 15,

    /// <summary>A tranche is no longer held back. Without amount.</summary>
    Release = 16,
}

/// <summary>An operation that somebody wants to be entered.</summary>
/// <param name="CommandId">Chosen by the sender; the same one again changes nothing.</param>
/// <param name="Amount">In smallest units, above zero; zero where the kind has none.</param>
/// <param name="Date">The day that the document names.</param>
/// <param name="Approver">Somebody else than the author (F-I10).</param>
/// <param name="Document">Reference of the document behind it.</param>
/// <param name="Partner">Who pledges or pays in.</param>
/// <param name="From">The line that gives.</param>
/// <param name="To">The line that takes.</param>
/// <param name="Year">Of an opening.</param>
/// <param name="Agreement">The number of the agreement in its line.</param>
/// <param name="Tranche">The number of the tranche in its agreement.</param>
/// <param name="Reverses">The number of the operation that is taken back.</param>
/// <param name="Milestone">The number of the milestone in its agreement.</param>
/// <param name="Due">The new day of a milestone.</param>
/// <param name="Note">Why.</param>
[GenerateSerializer, Immutable, Alias("fund-command")]
public sealed record FundCommand(
    string CommandId,
    OperationKind Kind,
    long Amount,
    DateOnly Date,
    string Author,
    string Approver,
    string Document,
    string? Partner = null,
    string? From = null,
    string? To = null,
    int? Year = null,
    int? Agreement = null,
    int? Tranche = null,
    int? Reverses = null,
    int? Milestone = null,
    DateOnly? Due = null,
    string? Note = null);

/// <summary>A line of the ledger: it is added and never changed.</summary>
/// <param name="Number">Counts the operations of the fund, or of the line.</param>
[GenerateSerializer, Immutable, Alias("operation")]
public sealed record Operation(int Number, FundCommand Command, DateTimeOffset At)
{
    public OperationKind Kind => Command.Kind;

    public long Amount => Command.Amount;

    public DateOnly Date => Command.Date;
}

/// <summary>Reads a ledger.</summary>
public static class Ledger
{
    /// <summary>Whether operations of a kind move or promise money.</summary>
    public static bool HasAmount(this OperationKind kind) => kind is not (OperationKind.Waiver or OperationKind.Closure or OperationKind.Reversal or OperationKind.Milestone
        or OperationKind.Replanning or OperationKind.Hold or OperationKind.Release);

    /// <summary>The operations that count: neither taken back nor taking back.</summary>
    public static IEnumerable<Operation> Standing(this IEnumerable<Operation> operations)
    {
        var all = operations.ToArray();
        var reversed = all.Where(o => o.Kind == OperationKind.Reversal).Select(o => o.Command.Reverses!.Value).ToHashSet();
        return all.Where(o => o.Kind != OperationKind.Reversal && !reversed.Contains(o.Number));
    }

    /// <summary>All that ever stood, each with the day on which it was taken back; null where it stands.</summary>
    public static IEnumerable<(Operation Operation, DateOnly? Until)> Dated(this IEnumerable<Operation> operations)
    {
        var all = operations.ToArray();
        var reversals = all.Where(o => o.Kind == OperationKind.Reversal).ToDictionary(o => o.Command.Reverses!.Value, o => o.Date);
        return all.Where(o => o.Kind != OperationKind.Reversal).Select(o => (o, reversals.TryGetValue(o.Number, out var day) ? day : (DateOnly?)null));
    }

    /// <summary>The sum of a kind.</summary>
    public static long Sum(this IEnumerable<Operation> standing, OperationKind kind) => checked(standing.Where(o => o.Kind == kind).Sum(o => o.Amount));
}
