using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>How alerts were dealt with. Alerts that a correction took away count nowhere: by the data as it stands they never were.</summary>
/// <param name="Sent">Alerts recorded.</param>
/// <param name="InOneDay">Of these the ones seen within 24 hours: acknowledged, planned or dismissed.</param>
/// <param name="InTime">Seen before they went up to others, see <see cref="AlertTerms.OfficerAfter"/>.</param>
/// <param name="Late">Not seen in that time: the rest may still be.</param>
/// <param name="Confirmed">Of those seen the ones that nobody dismissed.</param>
/// <param name="Visited">Alerts after whose opening, and before whose closing, somebody visited the unit.</param>
/// <param name="DaysToResolution">Days from opening to closing by data, of each resolved alert, in no order.</param>
[GenerateSerializer, Immutable, Alias("alert-measures")]
public sealed record AlertMeasures(int Sent, int InOneDay, int InTime, int Late, int Confirmed, int Seen, int Visited, ImmutableArray<int> DaysToResolution)
{
    public static readonly AlertMeasures None = new(0, 0, 0, 0, 0, 0, 0, []);

    /// <summary>Null where nothing was resolved.</summary>
    public decimal? MedianDaysToResolution => DaysToResolution.IsEmpty ? null : Quantiles.Median([.. DaysToResolution.Order().Select(d => (decimal)d)]);

    public static AlertMeasures Of(AlertBook book, IReadOnlyCollection<DateOnly> visits, Pack pack, DateOnly today) =>
        Sum(book.Alerts.Where(a => a.State != AlertState.Superseded).Select(a => Of(a, visits, pack, today)));

    public static AlertMeasures Sum(IEnumerable<AlertMeasures> parts) => parts.Aggregate(None, (a, b) => new(
        a.Sent + b.Sent, a.InOneDay + b.InOneDay, a.InTime + b.InTime, a.Late + b.Late, a.Confirmed + b.Confirmed, a.Seen + b.Seen, a.Visited + b.Visited,
        a.DaysToResolution.AddRange(b.DaysToResolution)));

    private static AlertMeasures Of(AlertRecord alert, IReadOnlyCollection<DateOnly> visits, Pack pack, DateOnly today)
    {
        var opened = pack.DayOf(alert.OpenedAt);
        var until = pack.WorkingDays.After(opened, pack.AlertTerms.OfficerAfter);
        var seen = alert.AcknowledgedAt;
        var inTime = seen is { } at && pack.DayOf(at) <= until;
        return new(
            1,
            seen is { } soon && soon - alert.OpenedAt <= TimeSpan.FromDays(1) ? 1 : 0,
            inTime ? 1 : 0,
            !inTime && today > until ? 1 : 0,
            seen is not null && alert.State != AlertState.Dismissed ? 1 : 0,
            seen is not null ? 1 : 0,
            visits.Any(v => v >= alert.OpenedOn && (alert.ClosedOn is null || v <= alert.ClosedOn)) ? 1 : 0,
            alert is { State: AlertState.Resolved, ClosedOn: { } closed } ? [Math.Max(0, closed.DayNumber - alert.OpenedOn.DayNumber)] : []);
    }
}
