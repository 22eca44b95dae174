using System.Diagnostics;
using EconomieSociale.Tests.Processes;

namespace EconomieSociale.Tests.Faults;

/// <summary>The processes, the stream that runs over them, and the comparison of both with the rows.</summary>
internal sealed class Stage : IDisposable
{
    /// <summary>So many kept connections of the client may still lead to a process that is gone.</summary>
    private const int MaxBroken = 8;

    private const int WriterCount = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    /// <summary>A command that was given up may still be on its way for so long: to a process that hangs, or behind a unit that waits for its area.</summary>
    private static readonly TimeSpan Astray = TimeSpan.FromSeconds(90);

    private readonly Journal journal;
    private readonly Gate gate = new(WriterCount);
    private readonly Fleet fleet;
    private readonly Writer[] writers;
    private readonly Comparison comparison;
    private readonly LedgerCheck ledger;
    private readonly CancellationTokenSource end = new();
    private Task[] writing = [];
    private long allArrivedAt;

    public Stage(TestStore store, int processes, int seed, Journal journal)
    {
        this.journal = journal;
        fleet = new(store, processes);
        writers = [.. Enumerable.Range(1, WriterCount).Select(n => new Writer(n, seed, fleet, gate, journal))];
        comparison = new(store, fleet, journal, new(seed + 1));
        ledger = new(journal);
    }

    public Member[] Members => fleet.Members;

    /// <summary>Starts the processes and the stream.</summary>
    public async Task Open()
    {
        foreach (var member in Members)
        {
            member.Start();
        }

        await Task.WhenAll(Members.Select(Ready));
        writing = [.. writers.Select(w => Task.Run(() => w.Run(end.Token)))];
    }

    /// <summary>Ends the stream, sends what is of unknown outcome until it is known, compares for the last time.</summary>
    public async Task Close()
    {
        await end.CancelAsync();
        await Task.WhenAll(writing);
        await Task.WhenAll(writers.Select(w => w.Settle()));
        await Check([]);
        var reply = await fleet.Post(Members[0], "aggregates/reconciliation"); // GET may give what was found before the last fault
        for (var again = 0; again < MaxBroken && reply.Status == 0; again++)
        {
            reply = await fleet.Post(Members[0], "aggregates/reconciliation"); // the first went out on a connection to the process that was killed
        }

        if (reply.Status != 200 || reply.Body.GetProperty("differences").GetInt32() != 0)
        {
            journal.Violation($"The program's own reconciliation: {reply}");
        }
    }

    public Task<long>[] Answers() => [.. writers.Select(w => w.NextAnswer())];

    /// <summary>Waits until every writer was answered, or until an armed process has ended itself.</summary>
    /// <returns>The longest wait of a writer; null if an armed process ended before.</returns>
    public async Task<TimeSpan?> Answered(Task<long>[] answers, long began, Member[] armed)
    {
        await Until("every writer is answered after the fault", () => Array.TrueForAll(answers, a => a.IsCompleted) || armed.Any(m => m.IsDead));
        return Array.TrueForAll(answers, a => a.IsCompleted) ? Stopwatch.GetElapsedTime(began, (await Task.WhenAll(answers)).Max()) : null;
    }

    /// <summary>Waits until the stream has gone on for some commands.</summary>
    public Task Flow(int commands)
    {
        var wanted = journal[Journal.Acknowledged] + commands;
        return Until($"{commands} more commands are acknowledged", () => journal[Journal.Acknowledged] >= wanted);
    }

    /// <summary>If nobody is left to do what was sent: when all writers have noticed, nothing is on its way.</summary>
    public async Task LetAllArrive()
    {
        if (fleet.Living.Length == 0)
        {
            using var turn = await gate.Close();
            allArrivedAt = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Waits until a process is ready; one that ends before is started again.</summary>
    public async Task Ready(Member member)
    {
        while (!await member.Ready())
        {
            journal.Unexpected(member);
            member.Start();
        }
    }

    /// <summary>Compares what those that survived a fault answer, before the others are back: what was written and not told, they know by the feed alone.</summary>
    public async Task CheckSurvivors()
    {
        using var turn = await gate.Close();
        if (fleet.Living.Length > 0)
        {
            await comparison.Run();
        }
    }

    /// <summary>Compares everything while nobody writes. If an armed process ends itself meanwhile, the comparison after its return counts.</summary>
    public async Task Check(Member[] armed)
    {
        using var turn = await gate.Close();
        while (!armed.Any(m => m.IsDead))
        {
            if (await comparison.Run() is { } units)
            {
                var astray = Stopwatch.GetTimestamp() - (long)(Astray.TotalSeconds * Stopwatch.Frequency);
                ledger.Run(writers.SelectMany(w => w.Units), units, Math.Max(allArrivedAt, astray));
                Array.ForEach(writers, w => w.Release());
                return;
            }

            foreach (var member in Members.Where(m => m.IsDead).Except(armed))
            {
                journal.Unexpected(member);
                member.Start();
                await Ready(member);
            }
        }
    }

    public void Dispose()
    {
        end.Cancel();
        fleet.Dispose();
        gate.Dispose();
        end.Dispose();
    }

    /// <summary>A writer that failed ends the wait at once: the others go on, and nobody would say why.</summary>
    private async Task Until(string what, Func<bool> condition)
    {
        await Eventually.Get(what, Patience, () => Task.FromResult(condition() || Array.Exists(writing, w => w.IsFaulted) ? this : null));
        await Task.WhenAll(writing.Where(w => w.IsFaulted));
    }
}
