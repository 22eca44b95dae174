using System.Collections.Immutable;

namespace EconomieSociale.Alerts;

/// <summary>Keeps the alerts that people handle in step with those that the data has.</summary>
public static class AlertRules
{
    /// <summary>
    /// The book after a look at the data: what is new is opened, what grew worse raised, what cleared resolved, and what a correction took away superseded.
    /// Looking again at the same data changes nothing.
    /// </summary>
    /// <param name="episodes">All of the unit, see <see cref="AlertTimeline.Of"/>.</param>
    public static AlertBook Follow(AlertBook book, ImmutableArray<AlertEpisode> episodes, DateTimeOffset now)
    {
        var next = book;
        foreach (var alert in book.Open)
        {
            next = next.Put(Follow(alert, Match(alert, episodes), now));
        }

        foreach (var episode in episodes.Where(e => e.IsOpen && !next.Alerts.Any(a => IsAbout(a, e, episodes))))
        {
            next = next.Put(Open(next.NextNumber, episode, now));
        }

        return next.Alerts.SequenceEqual(book.Alerts) ? book : next;
    }

    private static AlertRecord Follow(AlertRecord alert, AlertEpisode? episode, DateTimeOffset now)
    {
        if (episode is null)
        {
            return alert.With(new(AlertEvent.Superseded, now, alert.Severity, [], null, null, null), AlertState.Superseded) with { ClosedOn = alert.OpenedOn };
        }

        if (!episode.IsOpen)
        {
            return alert.With(new(AlertEvent.Resolved, now, alert.Severity, [], null, null, null), AlertState.Resolved) with { ClosedOn = episode.ClosedOn };
        }

        if (episode.Severity == alert.Severity)
        {
            return alert;
        }

        // What grew worse after somebody had seen it must be seen again.
        var rises = episode.Severity > alert.Severity;
        var entry = new AlertEntry(rises ? AlertEvent.Raised : AlertEvent.Eased, now, episode.Severity, episode.Steps[^1].Figures, null, null, null);
        return alert.With(entry, rises && alert.State == AlertState.Acknowledged ? AlertState.Open : alert.State) with { SnoozedUntil = rises ? null : alert.SnoozedUntil };
    }

    /// <summary>True if an alert, open or dismissed, is the one of an episode: it must not be opened a second time.</summary>
    private static bool IsAbout(AlertRecord alert, AlertEpisode episode, ImmutableArray<AlertEpisode> episodes) =>
        alert.Rule == episode.Rule && (alert.IsOpen || alert.State == AlertState.Dismissed) && ReferenceEquals(Match(alert, episodes), episode);

    /// <summary>
    /// The episode that an alert is about: the one with its beginning (two may begin in one period), else the one that was open on the day on which the alert was
    /// opened, or that the same period opened. A correction may also move the beginning elsewhere: one alert of a rule then goes on.
    /// </summary>
    private static AlertEpisode? Match(AlertRecord alert, ImmutableArray<AlertEpisode> episodes)
    {
        var ofRule = episodes.Where(e => e.Rule == alert.Rule);
        return ofRule.FirstOrDefault(e => e.Period == alert.Period && e.OpenedOn == alert.OpenedOn)
            ?? ofRule.FirstOrDefault(e => e.OpenedOn <= alert.OpenedOn && (e.ClosedOn is null || e.ClosedOn > alert.OpenedOn))
            ?? ofRule.LastOrDefault(e => e.Period == alert.Period)
            ?? (alert.IsOpen ? ofRule.FirstOrDefault(e => e.IsOpen) : null);
    }

    private static AlertRecord Open(int number, AlertEpisode episode, DateTimeOffset now) => new(
        number, episode.Rule, episode.RuleVersion, episode.Period, episode.OpenedOn, episode.Severity, AlertState.Open,
        [new(AlertEvent.Opened, now, episode.Severity, episode.Steps[^1].Figures, null, null, null)], null, null, null);
}
