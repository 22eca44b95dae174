using System.Diagnostics.CodeAnalysis;

namespace EconomieSociale.Values;

/// <summary>Consecutive periods of one length, both ends included: <c>2025Q1..2026Q1</c>; a single period is a range of one.</summary>
[GenerateSerializer, Immutable, Alias("period-range")]
public readonly record struct PeriodRange(Period First, Period Last)
{
    /// <summary>Twenty years of months: enough for every history, small enough to hold in memory.</summary>
    public const int MaxLength = 240;

    public PeriodKind Kind => First.Kind;

    public int Length => Last.Ordinal - First.Ordinal + 1;

    public static PeriodRange Of(Period period) => new(period, period);

    /// <summary>Reads <c>P</c> or <c>P..P</c>. Refuses two lengths, a wrong order and more than <see cref="MaxLength"/> periods.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PeriodRange range)
    {
        range = default;
        var ends = (text ?? "").Split("..");
        if (ends.Length > 2 || !Period.TryParse(ends[0], out var first) || !Period.TryParse(ends[^1], out var last))
        {
            return false;
        }

        range = new(first, last);
        return first.Kind == last.Kind && range.Length is >= 1 and <= MaxLength;
    }

    public IEnumerable<Period> Periods()
    {
        for (var i = 0; i < Length; i++)
        {
            yield return First.Plus(i);
        }
    }

    /// <summary>All periods of a finer (or the same) length in this range.</summary>
    public IEnumerable<Period> Split(PeriodKind kind) => Periods().SelectMany(p => p.Split(kind));

    public override string ToString() => First == Last ? First.ToString() : $"{First}..{Last}";
}
