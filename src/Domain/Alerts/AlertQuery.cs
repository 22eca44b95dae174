using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>Which alerts to list. Null: no condition. Only open ones are listed unless a state is asked for.</summary>
/// <param name="Today">The day on which the data is looked at.</param>
/// <param name="Now">When; the opening of an alert that nobody recorded yet.</param>
/// <param name="Severity">At least this one.</param>
[GenerateSerializer, Immutable, Alias("alert-query")]
public sealed record AlertQuery(
    string Territory, string Vintage, DateOnly Today, DateTimeOffset Now, string? Association, string? Unit, string? Rule, Severity Severity, AlertState? State)
{
    /// <summary>True if it asks for an alert.</summary>
    public bool Wants(AlertRecord alert) => alert.Severity >= Severity
        && (Rule is null || Rule == alert.Rule)
        && (State is null ? alert.IsOpen : State == alert.State);
}

/// <summary>An alert in a list.</summary>
/// <param name="Recipients">Whom it concerns on that day.</param>
[GenerateSerializer, Immutable, Alias("unit-alert")]
public sealed record UnitAlert(
    string Unit, string Name, string? NameAr, string Commune, string? Sector, string? Association, AlertRecord Alert, ImmutableArray<Relation> Recipients)
{
    /// <summary>The worst and then the oldest first.</summary>
    public static IOrderedEnumerable<UnitAlert> Sort(IEnumerable<UnitAlert> alerts) => alerts
        .OrderByDescending(a => a.Alert.Severity).ThenBy(a => a.Alert.OpenedOn).ThenBy(a => a.Unit, StringComparer.Ordinal).ThenBy(a => a.Alert.Number);
}

/// <summary>A plan in a list.</summary>
[GenerateSerializer, Immutable, Alias("unit-plan")]
public sealed record UnitPlan(string Unit, string Name, string? NameAr, string? Association, AccompanimentPlan Plan);
