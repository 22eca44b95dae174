using System.Diagnostics;
using EconomieSociale.Benchmarks.Hosting;

namespace EconomieSociale.Benchmarks.Cooperatives;

/// <summary>Lets concurrent callers send reports of units that are new to the store.</summary>
internal sealed class IntakeCourse
{
    public const int MostCallers = 64;

    private int nextUnit;

    /// <summary>Sets up as many units as are needed, unmeasured, then sends.</summary>
    public async Task<IntakeRun> Run(IIntake intake, int callers, int units)
    {
        var ofUnit = intake.Timed.Last - intake.Timed.First + 1;
        var count = Math.Max(callers, units);
        var first = nextUnit;
        nextUnit += count;
        await Each(MostCallers, first, count, intake.SetUp);
        await intake.Ready();
        GC.Collect(); // what the setting up left is nobody's report
        var latencies = new Samples[callers];
        var start = Stopwatch.GetTimestamp();
        await Each(callers, first, count, async (caller, unit) =>
        {
            var times = latencies[caller] ??= new();
            for (var quarter = intake.Timed.First; quarter <= intake.Timed.Last; quarter++)
            {
                var sent = Stopwatch.GetTimestamp();
                await intake.Send(caller, unit, quarter);
                times.AddSince(sent);
            }
        });
        var rate = count * ofUnit / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var all = new Samples();
        foreach (var times in latencies)
        {
            all.AddAll(times);
        }

        return new(rate, all);
    }

    /// <summary>Every unit once, dealt out to the callers.</summary>
    private static Task Each(int callers, int first, int count, Func<int, int, Task> act) => Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
    {
        for (var unit = first + caller; unit < first + count; unit += callers)
        {
            await act(caller, unit);
        }
    })));
}
