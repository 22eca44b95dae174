using System.Diagnostics;

namespace EconomieSociale.Tests.Faults;

/// <summary>
/// Sends commands to whichever process lives, one at a time, and remembers for every unit what was acknowledged and what is of unknown outcome.
/// Nobody else writes to its units.
/// </summary>
internal sealed class Writer(int number, int seed, Fleet fleet, Gate gate, Journal journal)
{
    private const int AbandonedOneIn = 20;

    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(120);

    private readonly Random random = new((seed * 100) + number);
    private readonly List<Command> pending = [];
    private readonly List<Command> heldBack = [];
    private readonly Script script = new($"W{number}", new((seed * 100) + 50 + number));
    private bool isSettling;
    private volatile TaskCompletionSource<long> next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<UnitStory> Units => script.Units;

    /// <summary>Completes with the instant of the next acknowledgement.</summary>
    public Task<long> NextAnswer()
    {
        next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return next.Task;
    }

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (fleet.Living.Length == 0)
            {
                await Task.Delay(20, CancellationToken.None); // looks again whether one is back
                continue;
            }

            try
            {
                using var turn = await gate.Enter(stop);
                await Step();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>What was held back until totals were compared may be sent again.</summary>
    public void Release()
    {
        pending.AddRange(heldBack);
        heldBack.Clear();
    }

    /// <summary>Sends what is of unknown outcome until it is not.</summary>
    public async Task Settle()
    {
        isSettling = true;
        Release();
        foreach (var command in pending.ToArray())
        {
            await Processes.Eventually.Get(
                $"the outcome of {command}", SettlePatience, async () => await Send(command) || !pending.Contains(command) ? command : null);
        }
    }

    private async Task Step()
    {
        var retries = pending.Count > 0 && random.Next(2) == 0;
        var command = retries ? pending[random.Next(pending.Count)] : script.Next(IsBusy);
        var done = await Send(command);
        if (done && command.Kind is CommandKind.Report or CommandKind.Validate && random.Next(10) == 0)
        {
            journal.Count(Journal.Repeated);
            done = await Send(command);
        }

        if (done && command.Report is { } report && random.Next(2) == 0)
        {
            await Ask(command.Unit, report);
        }
    }

    private bool IsBusy(UnitStory unit, ReportStory? report) => pending.Concat(heldBack).Any(c => c.IsExclusive && c.Unit == unit && c.Report == report);

    /// <summary>True if it was acknowledged.</summary>
    private async Task<bool> Send(Command command)
    {
        if (fleet.Pick(random) is not { } member)
        {
            return false;
        }

        journal.Count(pending.Contains(command) ? Journal.Retried : Journal.Sent);
        if (command.Amounts is { } amounts)
        {
            command.Report!.Sent(command.Id, amounts);
        }

        var reply = await fleet.Send(member, command.Method, command.Path, command.Body);
        if (reply.IsAcknowledged)
        {
            Acknowledged(command, reply);
        }
        else if (reply.IsRefused)
        {
            pending.Remove(command);
            if (reply.Status != 409 || !command.MayBeStale)
            {
                journal.Violation($"{command} was refused by process {member.Number}: {reply}");
            }

            command.Report?.Refused(command.Id);
        }
        else
        {
            Unanswered(command, reply);
        }

        return reply.IsAcknowledged;
    }

    private void Unanswered(Command command, Reply reply)
    {
        journal.Unanswered(reply);
        if (command.Report is null)
        {
            command.Unit.Stray();
        }

        pending.Remove(command);
        if (!command.IsExclusive && random.Next(AbandonedOneIn) == 0)
        {
            journal.Count(Journal.Abandoned);
            return;
        }

        // A retry would tell the areas what the first attempt did not: half of them wait, so that only the feed can.
        (random.Next(2) == 0 && !isSettling ? heldBack : pending).Add(command);
    }

    private void Acknowledged(Command command, Reply reply)
    {
        journal.Count(Journal.Acknowledged);
        next.TrySetResult(Stopwatch.GetTimestamp());
        if (pending.Remove(command))
        {
            journal.Count(Journal.Resolved);
        }

        switch (command.Kind)
        {
            case CommandKind.Report:
                var revision = reply.Body.GetProperty("revision").GetInt32();
                if (command.Report!.Acknowledged.TryGetValue(command.Id, out var first) && first.Revision != revision)
                {
                    journal.Violation($"{command} was acknowledged as revision {first.Revision} and, repeated, as {revision}");
                }

                command.Report.Acknowledge(command.Id, revision, command.Amounts!);
                break;
            case CommandKind.Validate:
                command.Report!.Reviews.Add(command.Id);
                break;
            default:
                command.Unit.Profile = Profile.OfAnswer(reply.Body);
                break;
        }
    }

    /// <summary>Asks any living process for the total of one unit.</summary>
    private async Task Ask(UnitStory unit, ReportStory report)
    {
        var question = new Question(Geography.Root, random.Next(2) == 0 ? "1997" : "2015", report.Period, report.Form, ["province", "commune", "sector"], Unit: unit.Code);
        if (fleet.Pick(random) is not { } member)
        {
            return;
        }

        var reply = await fleet.Get(member, question.Path);
        if (reply.Status != 200)
        {
            journal.Count(Journal.ReadsUnanswered);
            return;
        }

        journal.Count(Journal.Reads);
        if (Probe.Judge(unit, report, question, reply) is { } wrong)
        {
            journal.Violation($"process {member.Number}, after an acknowledgement: {wrong}");
        }
    }
}
