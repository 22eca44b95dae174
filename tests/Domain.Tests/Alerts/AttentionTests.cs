using System.Collections.Immutable;
using EconomieSociale.Alerts;
using Xunit;

namespace EconomieSociale.Tests.Alerts;

public class AttentionTests
{
    private static readonly AttentionWeights Weights = new(5, 2, 0.5m, 0.25m, 1);

    [Fact]
    public void Rank_SumsWhatEachAlertGivesAndExplainsIt()
    {
        var lines = Rank(Alert("U1", Severity.Warning), Alert("U2", Severity.Critical, seen: true), Alert("U1", Severity.Critical, escalated: true), Alert("U3", Severity.Info));
        Assert.Equal([("U1", 8.5m), ("U2", 5m), ("U3", 0.75m)], lines.Select(l => (l.Unit, l.Points)));
        Assert.Equal([6.25m, 2.25m], lines[0].Parts.Select(p => p.Points));
        Assert.All(lines, l => Assert.Equal(l.Points, l.Parts.Sum(p => p.Points)));
    }

    [Fact]
    public void Rank_TiesGoToTheOlderAlertThenTheCode() =>
        Assert.Equal(
            ["U3", "U1", "U2"],
            Rank(Alert("U2", Severity.Warning), Alert("U1", Severity.Warning), Alert("U3", Severity.Warning, opened: "2021-01-01")).Select(l => l.Unit));

    [Fact]
    public void Rank_LeavesOutWhatSleepsAndKeepsToTheSlots()
    {
        var asleep = Alert("U1", Severity.Critical);
        asleep = asleep with { Alert = asleep.Alert with { SnoozedUntil = AlertPack.Today } };
        Assert.Equal(["U2"], AttentionRules.Rank([asleep, Alert("U2", Severity.Info), Alert("U3", Severity.Info)], 1, Weights, _ => 1, AlertPack.Today).Select(l => l.Unit));
    }

    [Fact]
    public void Measures_CountWhatWasSeenInTimeAndHowLongItTook()
    {
        var opened = new DateTimeOffset(2021, 7, 9, 8, 0, 0, TimeSpan.Zero);
        AlertRecord Record(int number, AlertState state, int? seenAfter, int? closedAfter) => new(
            number, "R", 1, Some.Period("2021Q2"), Some.Day("2021-07-09"), Severity.Warning, state,
            [
                new(AlertEvent.Opened, opened, Severity.Warning, [], null, null, null),
                .. seenAfter is { } hours ? [new(AlertEvent.Acknowledged, opened.AddHours(hours), Severity.Warning, [], "agent", null, "c")] : (ReadOnlySpan<AlertEntry>)[],
            ],
            null, null, closedAfter is { } days ? Some.Day("2021-07-09").AddDays(days) : null);
        var book = new AlertBook(
        [
            Record(1, AlertState.Acknowledged, 5, null), Record(2, AlertState.Resolved, 200, 40), Record(3, AlertState.Resolved, null, 20),
            Record(4, AlertState.Superseded, 5, 0), Record(5, AlertState.Dismissed, 30, 2), Record(6, AlertState.Open, null, null),
        ]);

        var measures = AlertMeasures.Of(book, [Some.Day("2021-08-05")], AlertPack.Pack, AlertPack.Today);

        Assert.Equal((5, 3, 1, 3, 2), (measures.Sent, measures.Seen, measures.InOneDay, measures.InTime, measures.Late));
        Assert.Equal((2, 3, 30m), (measures.Confirmed, measures.Visited, measures.MedianDaysToResolution));
    }

    private static ImmutableArray<AttentionLine> Rank(params UnitAlert[] alerts) => AttentionRules.Rank(alerts, 10, Weights, _ => 1, AlertPack.Today);

    private static UnitAlert Alert(string unit, Severity severity, bool seen = false, bool escalated = false, string opened = "2022-01-01")
    {
        ImmutableArray<AlertEntry> entries = [new(AlertEvent.Opened, Some.Now, severity, [], null, null, null)];
        var record = new AlertRecord(
            1, "R", 1, Some.Period("2021Q4"), Some.Day(opened), severity, seen ? AlertState.Acknowledged : AlertState.Open,
            seen ? entries.Add(new(AlertEvent.Acknowledged, Some.Now, severity, [], "agent", null, "c")) : entries, null, null, null);
        return new(unit, unit, null, "C11", null, null, record, escalated ? [Relation.AssociationAgent, Relation.ProgrammeOfficer] : [Relation.AssociationAgent]);
    }
}
