using System.Diagnostics;
using EconomieSociale.Storage;

namespace EconomieSociale.Tests.Faults;

/// <summary>Lets processes die under a stream of commands, one fault of the plan after the other, and compares after every recovery.</summary>
internal sealed class FaultRun(Stage stage, TestStore store, Random random, Journal journal)
{
    /// <summary>A process that has not passed its instant by then will not: the units and areas live elsewhere.</summary>
    private static readonly TimeSpan PointPatience = TimeSpan.FromSeconds(60);

    public async Task Go(int kills)
    {
        await stage.Open();
        foreach (var fault in KillPlan.For(stage.Members.Length, kills, random))
        {
            await stage.Flow(random.Next(10, 200));
            await Do(fault);
            if (journal.Violations.Count > 0)
            {
                return;
            }
        }

        await stage.Flow(50);
        await stage.Close();
    }

    private Task Do(Fault fault) => fault.Kind switch
    {
        FaultKind.Point => Point(fault.Point),
        FaultKind.Storage => Disturb(),
        FaultKind.One => Kill(1),
        FaultKind.Two => Kill(2),
        _ => Kill(stage.Members.Length),
    };

    private async Task Disturb()
    {
        journal.Note("every connection to the database is broken");
        var answers = stage.Answers();
        var began = Stopwatch.GetTimestamp();
        await store.Disturb();
        await stage.Answered(answers, began, []);
        await stage.Check([]);
    }

    /// <summary>Kills some processes in the middle of the stream and starts them again at once.</summary>
    /// <param name="point">Where each of them is to end itself when it is back.</param>
    private async Task<Member[]> Kill(int count, CrashPoint? point = null)
    {
        var all = stage.Members.ToArray();
        random.Shuffle(all);
        var members = all[..count];
        Parallel.ForEach(members, m => m.Kill());
        journal.Killed(count == 1 ? "one process at random" : count == all.Length ? "all processes at once" : $"{count} processes at once", count);
        await Recover(members, point);
        return members;
    }

    /// <summary>
    /// Starts armed processes and waits until one has ended itself. For what a unit does one is enough, since new units are placed on it; for what an area does
    /// all are armed: an area wakes on any of them.
    /// </summary>
    private async Task Point(CrashPoint point)
    {
        var armed = await Kill(point is CrashPoint.AreaReads or CrashPoint.FeedRead ? stage.Members.Length : 1, point);
        var reached = await Passed(armed);
        foreach (var member in armed)
        {
            journal.Killed(member.IsDead ? $"at {point}" : reached ? "one process at random" : $"armed for {point}, which it did not pass", 1);
            member.Kill();
        }

        await stage.CheckSurvivors();
        await Recover(armed, null);
    }

    private async Task Recover(Member[] members, CrashPoint? point)
    {
        var began = Stopwatch.GetTimestamp();
        var answers = stage.Answers();
        await stage.LetAllArrive();
        foreach (var member in members)
        {
            member.Start(point is { } armed ? CrashMark.Draw(armed, random) : null, moves: random.Next(4) == 0);
        }

        await Task.WhenAll(members.Select(m => point is null ? stage.Ready(m) : m.Ready()));
        var ready = Stopwatch.GetElapsedTime(began);
        if (await stage.Answered(answers, began, point is null ? [] : members) is { } silence)
        {
            journal.Recovered(silence, ready);
        }

        await stage.Check(point is null ? [] : members);
    }

    /// <summary>Waits until one of the armed processes has ended itself; false if none does.</summary>
    private static async Task<bool> Passed(Member[] armed)
    {
        var watch = Stopwatch.StartNew();
        while (!armed.Any(m => m.IsDead) && watch.Elapsed < PointPatience)
        {
            await Task.Delay(20);
        }

        return armed.Any(m => m.IsDead);
    }
}
