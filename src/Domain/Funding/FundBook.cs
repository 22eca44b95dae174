using System.Collections.Immutable;

namespace EconomieSociale.Funding;

/// <summary>What a line has told the fund about itself.</summary>
/// <param name="Version">Of the line's row; a higher one replaces a lower one, whatever comes in which order.</param>
[GenerateSerializer, Immutable, Alias("line-mark")]
public sealed record LineMark(int Version, long Committed, long Paid)
{
    public static readonly LineMark None = new(0, 0, 0);
}

/// <summary>Money that a line may use for an operation which it is about to enter.</summary>
/// <param name="Command">The command of the operation.</param>
[GenerateSerializer, Immutable, Alias("reservation")]
public sealed record Reservation(string Command, string Line, long Commit, long Pay);

/// <summary>
/// The fund: its own ledger, what each line has told of itself, and what lines have reserved. One row, so whatever concerns several lines is checked and written in one step.
/// </summary>
[GenerateSerializer, Immutable, Alias("fund-book")]
public sealed record FundBook(ImmutableArray<Operation> Operations, ImmutableSortedDictionary<string, LineMark> Lines, ImmutableArray<Reservation> Reservations)
{
    public static readonly FundBook Empty = new([], ImmutableSortedDictionary.Create<string, LineMark>(StringComparer.Ordinal), []);

    /// <summary>What a line may commit at most: its first allocation, and what reprogramming gave and took.</summary>
    public long Allocated(string line, FundTerms terms)
    {
        var moves = Operations.Standing().Where(o => o.Kind == OperationKind.Reprogramming).ToArray();
        return checked(terms.Lines.GetValueOrDefault(line) + moves.Where(o => o.Command.To == line).Sum(o => o.Amount)
            - moves.Where(o => o.Command.From == line).Sum(o => o.Amount));
    }

    public long Sum(OperationKind kind) => Operations.Standing().Sum(kind);

    /// <summary>What a line has committed or is about to.</summary>
    public long Committed(string line) =>
        checked(Lines.GetValueOrDefault(line, LineMark.None).Committed + Reservations.Where(r => r.Line == line).Sum(r => r.Commit));

    /// <summary>What was paid, or is about to be, net of refunds.</summary>
    public long Paid() => checked(Lines.Values.Sum(l => l.Paid) + Reservations.Sum(r => r.Pay));
}
