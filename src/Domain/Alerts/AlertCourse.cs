using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>The course of one rule over one unit: at most one alert is open at a time; it rises, eases and closes by data.</summary>
/// <param name="lowerNeeded">Looks in a row at a lower severity before an open alert eases, so that it does not swing around one threshold.</param>
internal sealed class AlertCourse(AlertRule rule, int lowerNeeded)
{
    private readonly List<AlertEpisode> episodes = [];
    private AlertEpisode? open;
    private int lower;

    public ImmutableArray<AlertEpisode> Episodes => [.. episodes, .. open is null ? [] : (ReadOnlySpan<AlertEpisode>)[open]];

    /// <summary>The last day on which something was looked at.</summary>
    public DateOnly Reached { get; private set; }

    /// <summary>Looks at the rule on a day, no earlier than the look before.</summary>
    /// <param name="mayEase">False where only time has passed: the next term has begun, but nothing is better.</param>
    public void Look(DateOnly day, Period period, FormulaContext context, bool mayEase = true)
    {
        Reached = day > Reached ? day : Reached;
        var level = rule.LevelIn(context);
        if (open is null)
        {
            if (level != Severity.None && !rule.IsPreventedIn(context))
            {
                open = new(rule.Code, rule.Version, period, [Step(level, context)], null);
                lower = 0;
            }

            return;
        }

        if (level == Severity.None && rule.ClearsIn(context))
        {
            Close(Reached);
        }
        else if (level > open.Severity || (mayEase && Eases(level)))
        {
            open = open with { Steps = open.Steps.Add(Step(level, context)) };
            lower = 0;
        }
    }

    /// <summary>The unit is gone: nothing about it is open any more.</summary>
    public void Close(DateOnly day)
    {
        if (open is not null)
        {
            episodes.Add(open with { ClosedOn = day });
            open = null;
        }
    }

    private bool Eases(Severity level)
    {
        lower = level != Severity.None && level < open!.Severity ? lower + 1 : 0;
        return lower >= lowerNeeded && lower > 0;
    }

    private AlertStep Step(Severity level, FormulaContext context) => new(Reached, level, rule.FiguresIn(context));
}
