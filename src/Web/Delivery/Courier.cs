using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.People;
using EconomieSociale.Programme;

namespace EconomieSociale.Delivery;

/// <summary>
/// Goes round: lets everybody's mailbox take what is new in the journals, and carries what is to be sent. What it carries is decided and kept by the grains,
/// so any number of couriers may go round, and one that is killed leaves nothing behind but an attempt that nobody reported.
/// </summary>
internal sealed partial class Courier(
    IGrainFactory grains, Pack pack, SystemOptions options, MailServer server, MailText text, WebhookSender webhooks, TimeProvider clock, ILogger<Courier> log) : BackgroundService
{
    private const int AtOnce = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.DeliverySeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await GoRound(stoppingToken);
            }
            catch (Exception e) when (IsPassing(e))
            {
                LogFailed(e); // the next round begins with what is left
            }
        }
    }

    private async Task GoRound(CancellationToken stopping)
    {
        var people = await grains.GetGrain<IPeopleGrain>(IPeopleGrain.Key).List();
        var heads = people.IsEmpty ? Mailbox.Empty.Cursors : await AlertEvents.Heads(grains, pack);
        var round = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping };
        await Parallel.ForEachAsync(people, round, async (code, cancellation) => await Serve(code, heads, cancellation));
        var hooks = await grains.GetGrain<IWebhookListGrain>(IWebhookListGrain.Key).List();
        await Parallel.ForEachAsync(hooks, round, async (id, cancellation) => await webhooks.Serve(id, cancellation));
    }

    private async Task Serve(string code, ImmutableSortedDictionary<string, long> heads, CancellationToken stopping)
    {
        try
        {
            var person = grains.GetGrain<IPersonGrain>(code);
            await person.Look(heads);
            while (server.IsOpen && await person.Take() is { } message)
            {
                var (outcome, error) = await server.Send(await text.Write(message), stopping);
                await person.Report(message.Number, message.Attempt, outcome, error);
                if (outcome != AttemptOutcome.Accepted)
                {
                    LogNotSent(code, message.Number, outcome, error);
                }
            }
        }
        catch (Exception e) when (IsPassing(e))
        {
            LogPassedOver(code, e); // others must not wait for one
        }
    }

    private static bool IsPassing(Exception e) =>
        e is Orleans.Runtime.OrleansException or TimeoutException or System.Data.Common.DbException or InvalidOperationException or IOException;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A round of deliveries ended early; the next one goes on")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mailbox of {Person} was passed over in this round")]
    private partial void LogPassedOver(string person, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Number} to {Person} was not sent: {Outcome}, {Error}")]
    private partial void LogNotSent(string person, int number, AttemptOutcome outcome, string? error);
}
