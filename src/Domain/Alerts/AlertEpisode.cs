using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>A change of an alert that the data made: its opening, a rise, an easing.</summary>
/// <param name="Day">On which the data that made it was there.</param>
public sealed record AlertStep(DateOnly Day, Severity Severity, ImmutableArray<AlertFigure> Figures)
{
    public bool Equals(AlertStep? other) => other is not null && Day == other.Day && Severity == other.Severity && Figures.AsSpan().SequenceEqual(other.Figures.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Day, Severity);
}

/// <summary>An alert as the data has it: from the step that opened it to the day on which its rule cleared.</summary>
/// <param name="Period">The main period whose figures, or whose silence, opened it.</param>
/// <param name="ClosedOn">Null while it is open.</param>
public sealed record AlertEpisode(string Rule, int RuleVersion, Period Period, ImmutableArray<AlertStep> Steps, DateOnly? ClosedOn)
{
    public DateOnly OpenedOn => Steps[0].Day;

    public Severity Severity => Steps[^1].Severity;

    public bool IsOpen => ClosedOn is null;

    public bool Equals(AlertEpisode? other) => other is not null && (Rule, RuleVersion, Period, ClosedOn) == (other.Rule, other.RuleVersion, other.Period, other.ClosedOn)
        && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Rule, Period, ClosedOn);
}
