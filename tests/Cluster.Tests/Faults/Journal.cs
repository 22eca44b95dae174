using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace EconomieSociale.Tests.Faults;

/// <summary>What happened in a run: numbers, times, and whatever must not have happened.</summary>
internal sealed class Journal(string title, int seed, Action<string> write)
{
    public const string Sent = "commands sent";
    public const string Acknowledged = "acknowledgements";
    public const string Retried = "retries of unknown outcome";
    public const string Repeated = "repeats after success";
    public const string Resolved = "unknown outcomes resolved by a retry";
    public const string Found = "unknown outcomes found done in the rows";
    public const string Abandoned = "given up with unknown outcome";
    public const string Reads = "totals read right after an acknowledgement";
    public const string ReadsUnanswered = "such reads without an answer";

    private const string Ended = "processes that ended by themselves and were started again";

    private readonly ConcurrentDictionary<string, int> counts = new();
    private readonly ConcurrentDictionary<string, int> kills = new();
    private readonly ConcurrentDictionary<string, int> errors = new();
    private readonly ConcurrentQueue<string> violations = new();
    private readonly List<TimeSpan> silences = [];
    private readonly List<TimeSpan> recoveries = [];
    private readonly List<TimeSpan> repairs = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private int processes;
    private int comparisons;
    private int questions;

    public IReadOnlyCollection<string> Violations => violations;

    public int this[string what] => counts.GetValueOrDefault(what);

    public int Kills => kills.Values.Sum();

    public void Count(string what) => counts.AddOrUpdate(what, 1, (_, n) => n + 1);

    public void Killed(string how, int count)
    {
        processes += count;
        kills.AddOrUpdate(how, 1, (_, n) => n + 1);
        Note($"kill {Kills}: {how}");
    }

    public void Violation(string what)
    {
        violations.Enqueue($"{what} (seed {seed})");
        Note("VIOLATION " + what);
    }

    /// <summary>A process ended that nobody killed.</summary>
    public void Unexpected(Member member)
    {
        Count(Ended);
        var lines = member.Output.Split('\n');
        Note($"process {member.Number} ended by itself:\n{string.Join('\n', lines.TakeLast(12))}");
    }

    public void Unanswered(Reply reply) => errors.AddOrUpdate(reply.Kind, 1, (_, n) => n + 1);

    /// <param name="repaired">How long totals lacked what was written and not acknowledged; null if they lacked nothing.</param>
    public void Compared(int asked, TimeSpan? repaired)
    {
        comparisons++;
        questions += asked;
        if (repaired is { } time)
        {
            repairs.Add(time);
        }
    }

    /// <param name="silence">The longest that a writer waited for an acknowledgement after a fault.</param>
    /// <param name="recovery">From the fault until all processes were ready.</param>
    public void Recovered(TimeSpan silence, TimeSpan recovery)
    {
        silences.Add(silence);
        recoveries.Add(recovery);
        Note($"  all ready after {Seconds(recovery)}, every writer answered within {Seconds(silence)}; {this[Acknowledged]} acknowledged");
    }

    public void Note(string line) => write(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,7:0.0} {line}"));

    /// <summary>A table for <c>docs/fault-runs.md</c>.</summary>
    public string Summary()
    {
        var lines = new List<(string What, string Number)>
        {
            ("seed", $"{seed}"),
            ("duration", Seconds(watch.Elapsed)),
            ("kills (processes that died by them)", $"{Kills} ({processes})"),
        };
        lines.AddRange(kills.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => ("– " + k.Key, $"{k.Value}")));
        lines.AddRange(new[] { Sent, Acknowledged, Repeated, Retried, Resolved, Found, Abandoned, Ended }.Select(c => (c, $"{this[c]}")));
        lines.Add(("answers missed, by kind", string.Join(", ", errors.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}"))));
        lines.AddRange(new[] { Reads, ReadsUnanswered }.Select(c => (c, $"{this[c]}")));
        lines.Add(("comparisons with the batch (questions)", $"{comparisons} ({questions})"));
        lines.Add(("comparisons that waited for the feed (longest)", $"{repairs.Count} ({Seconds(repairs.DefaultIfEmpty().Max())})"));
        lines.Add(("**differences and losses**", $"**{violations.Count}**"));
        lines.Add(("longest time without an acknowledgement after a kill (median)", $"{Seconds(silences.DefaultIfEmpty().Max())} ({Seconds(Median(silences))})"));
        lines.Add(("time until all processes are ready again, median (longest)", $"{Seconds(Median(recoveries))} ({Seconds(recoveries.DefaultIfEmpty().Max())})"));
        return $"### {title}\n| | |\n|---|---|\n" + string.Concat(lines.Select(l => $"| {l.What} | {l.Number} |\n"));
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Count == 0 ? default : times.Order().ElementAt(times.Count / 2);

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
