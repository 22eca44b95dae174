using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Localisation;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Indicators;

/// <summary>
/// The composite over the last main periods, over the bands of the colours. Every period is a link to how the unit stood then. Time runs in the direction of the script;
/// the shape of a point tells its colour, and a period without a composite breaks the line.
/// </summary>
public sealed partial class CompositeChart
{
    /// <summary>Three years of quarters; the table below the chart has them all.</summary>
    private const int MaxPoints = 12;

    private const int Width = 640;
    private const int Height = 270;
    private const double Start = 40;

    /// <summary>Room for the names of the colours, beyond the last point.</summary>
    private const double End = 80;

    private const double Top = 24;
    private const double Bottom = 226;
    private const double Full = 100;

    [Parameter, EditorRequired]
    public required string Unit { get; set; }

    [Parameter, EditorRequired]
    public ImmutableArray<PeriodStatus> History { get; set; }

    [Parameter, EditorRequired]
    public required ScoringScale Scale { get; set; }

    /// <summary>The period that the page shows.</summary>
    [Parameter]
    public Period? Chosen { get; set; }

    private static bool IsMirrored => Cultures.Direction == "rtl";

    private static double Plot => Width - Start - End;

    private double Step => Plot / Math.Max(1, Math.Min(MaxPoints, History.Length));

    /// <summary>The sides of a text that is drawn from left to right in any language.</summary>
    private static string Before => IsMirrored ? "start" : "end";

    private static string After => IsMirrored ? "end" : "start";

    private IEnumerable<(Status Status, decimal From, decimal To)> Bands =>
        [(Status.Green, Scale.Green, (decimal)Full), (Status.Amber, Scale.Amber, Scale.Green), (Status.Red, 0, Scale.Amber)];

    private ImmutableArray<Point> Points
    {
        get
        {
            var shown = History.TakeLast(MaxPoints).ToArray();
            bool Begins(int i) => i < shown.Length && (i == 0 || shown[i].Period.Year != shown[i - 1].Period.Year);

            // Two names of years side by side would run into each other: that of the year with one period only is left out.
            return [.. shown.Select((p, i) => new Point(p, Mirror(Start + ((i + 0.5) * Step)), Y(p.Composite ?? 0), Begins(i) && !Begins(i + 1)))];
        }
    }

    /// <summary>The runs of periods that have a composite.</summary>
    private IEnumerable<string> Lines
    {
        get
        {
            var run = new List<string>();
            foreach (var point in Points)
            {
                if (point.Status.Composite is not null)
                {
                    run.Add($"{N(point.X)},{N(point.Y)}");
                    continue;
                }

                yield return string.Join(' ', run);
                run.Clear();
            }

            yield return string.Join(' ', run);
        }
    }

    private string Finding
    {
        get
        {
            var scored = History.Where(p => p.Composite is not null).ToArray();
            return scored.Length switch
            {
                0 => Wording.Say("no_composite_yet"),
                1 => Wording.Say("one_composite", Format.Points(scored[0].Composite), Format.Period(scored[0].Period)),
                _ => Wording.Say(
                    "composite_finding",
                    Format.Points(scored[0].Composite),
                    Format.Period(scored[0].Period),
                    Format.Points(scored[^1].Composite),
                    Format.Period(scored[^1].Period),
                    Format.Points(scored.Min(p => p.Composite)),
                    Format.Period(scored.MinBy(p => p.Composite)!.Period)),
            };
        }
    }

    private static double Y(decimal points) => Bottom - ((double)points * (Bottom - Top) / Full);

    private static double Mirror(double x, double width = 0) => IsMirrored ? Width - x - width : x;

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Tick(Period period) => period.Kind == PeriodKind.Quarter ? Wording.Say("quarter_short", period.Number) : Format.Period(period);

    private static string Describe(PeriodStatus line) => Wording.Say(
        "composite_point",
        Format.Period(line.Period),
        line.Composite is { } c ? Format.Points(c) : Wording.Say(line.IsReported ? "not_scored" : "report_missing"),
        Wording.Say($"colour_{JsonName.Of(line.Status)}"));

    private string Class(Point point) => $"point point-{JsonName.Of(point.Status.Status)}{(point.Status.Period == Chosen ? " chosen" : "")}";

    /// <summary>A disc is green, a triangle amber, a square red; a ring on the ground line has no composite.</summary>
    private static string Shape(Point point)
    {
        var (x, y) = (N(point.X), N(point.Y));
        return point.Status switch
        {
            { Composite: null } => $"M{x} {y}m-5 -6a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
            { Status: Status.Green } => $"M{x} {y}m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z",
            { Status: Status.Amber } => $"M{x} {y}m0 -7l7 12h-14z",
            _ => $"M{x} {y}m-5.5 -5.5h11v11h-11z",
        };
    }

    private sealed record Point(PeriodStatus Status, double X, double Y, bool NamesYear);
}
