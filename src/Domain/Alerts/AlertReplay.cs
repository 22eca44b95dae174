using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>What a rule would have done over the history that is held: how many alerts, when, for whom, and how often one came back.</summary>
/// <param name="Units">Units looked at; collective entries are none.</param>
/// <param name="Alerts">Alerts raised in all.</param>
/// <param name="Open">Open on the day of the replay.</param>
/// <param name="OpenCritical">Of these the critical ones.</param>
/// <param name="Flips">Alerts raised within a year after the same unit's one before was closed: a rule that swings.</param>
/// <param name="ByMonth">Alerts raised, by month.</param>
/// <param name="ByAssociation">Open alerts, by the association of the unit; those of none under an empty code.</param>
[GenerateSerializer, Immutable, Alias("alert-replay")]
public sealed record AlertReplay(
    int Units, int Alerts, int Open, int OpenCritical, int Flips, ImmutableSortedDictionary<string, int> ByMonth, ImmutableSortedDictionary<string, int> ByAssociation)
{
    private const int FlipDays = 366;

    private static readonly ImmutableSortedDictionary<string, int> NoCounts = ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal);

    public static readonly AlertReplay Nothing = new(0, 0, 0, 0, 0, NoCounts, NoCounts);

    public static AlertReplay Of(AlertRule rule, UnitDossier dossier, CareFacts facts, DateOnly today)
    {
        var episodes = AlertTimeline.Of(dossier, facts, today, [rule]);
        var open = episodes.Where(e => e.IsOpen).ToArray();
        return new(
            AssessmentHistory.IsAssessed(dossier.Contributions.Unit) ? 1 : 0,
            episodes.Length,
            open.Length,
            open.Count(e => e.Severity == Severity.Critical),
            episodes.Zip(episodes.Skip(1)).Count(p => p.Second.OpenedOn.DayNumber - p.First.ClosedOn!.Value.DayNumber < FlipDays),
            Counted(episodes.Select(e => Period.Containing(e.OpenedOn, PeriodKind.Month).ToString())),
            Counted(open.Select(_ => dossier.Contributions.Unit.Association.On(today) ?? "")));
    }

    public static AlertReplay Sum(IEnumerable<AlertReplay> parts) => parts.Aggregate(Nothing, (a, b) => new(
        a.Units + b.Units,
        a.Alerts + b.Alerts,
        a.Open + b.Open,
        a.OpenCritical + b.OpenCritical,
        a.Flips + b.Flips,
        Add(a.ByMonth, b.ByMonth),
        Add(a.ByAssociation, b.ByAssociation)));

    private static ImmutableSortedDictionary<string, int> Counted(IEnumerable<string> keys) =>
        keys.Aggregate(NoCounts, (counts, key) => counts.SetItem(key, counts.GetValueOrDefault(key) + 1));

    private static ImmutableSortedDictionary<string, int> Add(ImmutableSortedDictionary<string, int> a, ImmutableSortedDictionary<string, int> b) =>
        b.Aggregate(a, (sum, part) => sum.SetItem(part.Key, sum.GetValueOrDefault(part.Key) + part.Value));
}
