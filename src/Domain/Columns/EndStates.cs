using EconomieSociale.Indicators;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>How the units stand at the end of a range.</summary>
internal sealed class EndStates(AreaBook book, AggregateQuery query, PeriodRange range)
{
    /// <summary>A state and a colour as one number.</summary>
    private const int Colours = 4;

    public const int Numbers = 3 * Colours;

    private readonly bool isJudged = book.Pack.Catalogues.Any(c => !c.Judging.IsEmpty);

    /// <summary>States follow from the figures that stand, validated or not.</summary>
    public DerivedPart Part(string dimension) => book.Derived.Part(
        new(dimension, PeriodRange.Of(range.Last), query.Today, false),
        () => new(new(Compute), Numbers, dimension == Dimensions.State ? n => JsonName.Of(State(n)) : n => JsonName.Of(Status(n))));

    public static UnitState State(int number) => (UnitState)(number / Colours);

    public static Status Status(int number) => (Status)(number % Colours);

    /// <summary>The counts of a group, given how many of its units exist.</summary>
    public Func<int, long, StateCounts> Count(DayGroups end, int groups)
    {
        if (!isJudged)
        {
            return (_, units) => default(StateCounts) with { Unknown = units, Grey = units };
        }

        var counts = new long[groups * Numbers];
        var column = Part(Dimensions.State).Column;
        foreach (var index in end.Chunks)
        {
            if (!end.HasFew(index))
            {
                column.Chunk(index, end.RowsOf(index)); // computed once for all who ask, not for each
            }

            foreach (var (row, group) in end.Kept(index))
            {
                if (end.Places.Exists(row))
                {
                    counts[(group * Numbers) + column.At(index, row % ReportChunk.Size)]++;
                }
            }
        }

        return (group, _) => Enumerable.Range(0, Numbers).Aggregate(
            default(StateCounts), (sum, n) => counts[(group * Numbers) + n] is var many and > 0 ? sum + StateCounts.Of(State(n), Status(n)) * many : sum);
    }

    private ushort Compute(int row)
    {
        if (!isJudged)
        {
            return 0;
        }

        var ordinal = Period.Containing(range.Last.LastDay, book.Pack.MainDataSet.PeriodKind).Ordinal;
        return book.States(row).At(ordinal, query.Today) is { } line ? (ushort)(((int)line.State * Colours) + (int)line.Status) : (ushort)0;
    }
}
