using System.Globalization;

namespace EconomieSociale.Benchmarks.Hosting;

/// <summary>Waits for a moment in which nobody else computes on this machine; with others at work all contenders are slower, though not all by as much.</summary>
internal static class QuietMachine
{
    private const double IdleShare = 0.8;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>False when it did not become quiet for two seconds, or when this system cannot tell.</returns>
    public static async Task<bool> Wait()
    {
        if (!File.Exists("/proc/stat"))
        {
            return false;
        }

        for (var waited = TimeSpan.Zero; waited < Patience; waited += Glance)
        {
            var before = Ticks();
            await Task.Delay(Glance);
            var after = Ticks();
            if (after.Idle - before.Idle >= IdleShare * (after.All - before.All))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first line: <c>cpu user nice system idle iowait …</c>, summed over all processors.</summary>
    private static (long Idle, long All) Ticks()
    {
        long[] ticks = [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(t => long.Parse(t, CultureInfo.InvariantCulture))];
        return (ticks[3] + ticks[4], ticks.Take(8).Sum());
    }
}
