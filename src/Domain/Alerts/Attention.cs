using System.Collections.Immutable;

namespace EconomieSociale.Alerts;

/// <summary>What each alert weighs when somebody must choose whom to visit: numbers of the pack.</summary>
/// <param name="Critical">Points of a critical alert; the others likewise.</param>
/// <param name="Unseen">More, for an alert that nobody has acknowledged.</param>
/// <param name="Escalated">More, for one that went up to others than its rule names because nobody acknowledged it in time.</param>
public sealed record AttentionWeights(decimal Critical, decimal Warning, decimal Info, decimal Unseen, decimal Escalated)
{
    public static readonly AttentionWeights Usual = new(5, 2, 0.5m, 0.5m, 1);

    public decimal Of(Severity severity) => severity switch
    {
        Severity.Critical => Critical,
        Severity.Warning => Warning,
        Severity.Info => Info,
        _ => 0,
    };
}

/// <summary>A part of the points of a unit: the alert that gives it, and why it gives so much.</summary>
public sealed record AttentionPart(int Alert, string Rule, Severity Severity, DateOnly OpenedOn, bool IsUnseen, bool IsEscalated, decimal Points);

/// <summary>A unit to visit, with what speaks for it. The parts sum to the points.</summary>
public sealed record AttentionLine(string Unit, string Name, string? NameAr, string Commune, decimal Points, ImmutableArray<AttentionPart> Parts);

/// <summary>Whom to visit first with the few visits that there are: a plain sum that anybody can check.</summary>
public static class AttentionRules
{
    public const int MaxSlots = 200;

    /// <param name="alerts">The open alerts of an association or territory. Snoozed ones do not count while they sleep.</param>
    /// <param name="slots">How many visits there are.</param>
    /// <returns>Units by falling points; of two with as many the one whose alerts are older, then by code.</returns>
    public static ImmutableArray<AttentionLine> Rank(IEnumerable<UnitAlert> alerts, int slots, AttentionWeights weights, Func<string, int> recipientsOfRule, DateOnly today) =>
    [
        .. alerts.Where(a => a.Alert.IsOpen && !a.Alert.IsSnoozedOn(today)).GroupBy(a => a.Unit, StringComparer.Ordinal)
            .Select(unit => Line([.. unit], weights, recipientsOfRule))
            .OrderByDescending(l => l.Points).ThenBy(l => l.Parts.Min(p => p.OpenedOn)).ThenBy(l => l.Unit, StringComparer.Ordinal)
            .Take(slots),
    ];

    private static AttentionLine Line(UnitAlert[] alerts, AttentionWeights weights, Func<string, int> recipientsOfRule)
    {
        ImmutableArray<AttentionPart> parts = [.. alerts.Select(a => Part(a, weights, recipientsOfRule)).OrderByDescending(p => p.Points).ThenBy(p => p.OpenedOn)];
        return new(alerts[0].Unit, alerts[0].Name, alerts[0].NameAr, alerts[0].Commune, parts.Sum(p => p.Points), parts);
    }

    private static AttentionPart Part(UnitAlert line, AttentionWeights weights, Func<string, int> recipientsOfRule)
    {
        var (unseen, escalated) = (line.Alert.WaitsSince is not null, line.Recipients.Length > recipientsOfRule(line.Alert.Rule));
        var points = weights.Of(line.Alert.Severity) + (unseen ? weights.Unseen : 0) + (escalated ? weights.Escalated : 0);
        return new(line.Alert.Number, line.Alert.Rule, line.Alert.Severity, line.Alert.OpenedOn, unseen, escalated, points);
    }
}
