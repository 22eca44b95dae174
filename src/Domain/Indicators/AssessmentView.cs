using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>How an indicator moved the composite since the assessment before: the changes of all sum to the change of the composite.</summary>
[GenerateSerializer, Immutable, Alias("point-change")]
public sealed record PointChange(string Code, decimal? Before, decimal? After, decimal PointsBefore, decimal PointsAfter)
{
    public decimal Points => PointsAfter - PointsBefore;
}

/// <summary>How a unit stands and why.</summary>
/// <param name="State">On the day asked.</param>
/// <param name="Since">The main period in which this state began; null before the first report.</param>
/// <param name="Silent">Main periods in a row, up to the day, without a composite.</param>
/// <param name="Gates">Those that are shut now: of the assessment, or of silence after it.</param>
/// <param name="Assessment">The newest; null before the first report.</param>
/// <param name="Previous">The one before it that had a composite.</param>
/// <param name="Changes">What changed between these two, the greatest change first; empty unless both have a composite.</param>
/// <param name="ToGreen">See <see cref="SmallestChange.ToGreen"/>.</param>
/// <param name="History">Main periods from the first report on, oldest first.</param>
[GenerateSerializer, Immutable, Alias("assessment-view")]
public sealed record AssessmentView(
    UnitState State,
    Period? Since,
    Status Status,
    int Silent,
    ImmutableArray<GateResult> Gates,
    Assessment? Assessment,
    Assessment? Previous,
    ImmutableArray<PointChange> Changes,
    ImmutableArray<Move>? ToGreen,
    ImmutableArray<PeriodStatus> History)
{
    public static readonly AssessmentView Unknown = new(UnitState.Unknown, null, Status.Grey, 0, [], null, null, [], null, []);

    /// <param name="upTo">The last main period to look at; null for all that there is on the day.</param>
    public static AssessmentView Of(UnitHistory history, AssessmentHistory states, DateOnly today, Period? upTo = null)
    {
        if (history.IsEmpty || !AssessmentHistory.IsAssessed(history.Unit) || (upTo is { } limit && limit.Ordinal < history.First))
        {
            return Unknown;
        }

        var last = Math.Min(history.Last, upTo?.Ordinal ?? history.Last);
        var line = upTo is { } p ? states.At(p.Ordinal, today)! : states.Now(today)!;
        var lines = states.Periods.TakeWhile(l => l.Period.Ordinal <= last).ToImmutableArray();
        if (line.Period > lines[^1].Period)
        {
            lines = lines.Add(line);
        }

        var newest = Assess(history, lines, last);
        var before = lines.LastOrDefault(l => l.Period < newest.Period && l.Composite is not null);
        var previous = before is null ? null : AssessmentRules.Assess(history, Catalogue(history, before.Period), before.Period.Ordinal);
        var catalogue = Catalogue(history, newest.Period);
        var gates = line.IsReported ? newest.Gates : ScoreRules.Gates(Catalogue(history, line.Period), line.Period, new Dictionary<string, Reading>(), [], line.Silent);
        return new(
            line.State,
            Began(lines, line),
            line.Status,
            line.Silent,
            gates,
            newest,
            previous,
            Compare(previous, newest),
            SmallestChange.ToGreen(catalogue, newest, AssessmentRules.Values(history, catalogue, newest.Period.Ordinal)),
            lines);
    }

    private static Assessment Assess(UnitHistory history, ImmutableArray<PeriodStatus> lines, int last)
    {
        var reported = lines.LastOrDefault(l => l.IsReported && l.Period.Ordinal <= last)?.Period ?? Period.At(history.Kind, last);
        return AssessmentRules.Assess(history, Catalogue(history, reported), reported.Ordinal);
    }

    private static Catalogue Catalogue(UnitHistory history, Period period) => history.Pack.CatalogueOf(period);

    private static Period Began(ImmutableArray<PeriodStatus> lines, PeriodStatus line) =>
        lines.Reverse().TakeWhile(l => l.State == line.State).Select(l => l.Period).DefaultIfEmpty(line.Period).Last();

    private static ImmutableArray<PointChange> Compare(Assessment? before, Assessment after) => before?.Composite is null || after.Composite is null
        ? []
        : [
            .. after.Indicators.Select(a => (After: a, Before: before.Indicator(a.Code)))
                .Select(p => new PointChange(p.After.Code, p.Before?.OrNull, p.After.OrNull, p.Before?.Points ?? 0, p.After.Points))
                .Concat(before.Indicators.Where(b => after.Indicator(b.Code) is null).Select(b => new PointChange(b.Code, b.OrNull, null, b.Points, 0)))
                .Where(c => c.Points != 0 || c.Before != c.After)
                .OrderByDescending(c => Math.Abs(c.Points)),
        ];
}
