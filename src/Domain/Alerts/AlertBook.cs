using System.Collections.Immutable;

namespace EconomieSociale.Alerts;

/// <summary>The alerts of one unit with all that people did about them. What is open follows from the data, see <see cref="AlertRules.Follow"/>.</summary>
[GenerateSerializer, Immutable, Alias("alert-book")]
public sealed record AlertBook(ImmutableArray<AlertRecord> Alerts)
{
    /// <summary>
    /// Closed alerts beyond this are forgotten, oldest first; their episodes can be computed again from the data. Dismissed ones are not: they would come back.
    /// </summary>
    public const int MaxClosed = 400;

    public static readonly AlertBook Empty = new([]);

    public AlertRecord? Find(int number) => Alerts.FirstOrDefault(a => a.Number == number);

    public IEnumerable<AlertRecord> Open => Alerts.Where(a => a.IsOpen);

    public int NextNumber => Alerts.IsEmpty ? 1 : Alerts.Max(a => a.Number) + 1;

    public AlertBook Put(AlertRecord alert)
    {
        var at = Alerts.Select(a => a.Number).ToImmutableArray().IndexOf(alert.Number);
        var alerts = at < 0 ? Alerts.Add(alert) : Alerts.SetItem(at, alert);
        var closed = alerts.Where(a => !a.IsOpen && a.State != AlertState.Dismissed).OrderBy(a => a.Number).ToArray();
        return this with { Alerts = [.. alerts.Except(closed.Take(closed.Length - MaxClosed))] };
    }

    /// <summary>Lines that were never written get the version of the book that is about to be.</summary>
    public AlertBook Marked(int version) => this with
    {
        Alerts = [.. Alerts.Select(a => a.Entries[^1].Version > 0 ? a : a with { Entries = [.. a.Entries.Select(e => e.Version > 0 ? e : e with { Version = version })] })],
    };
}
