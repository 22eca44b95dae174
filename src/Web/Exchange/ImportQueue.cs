using System.Threading.Channels;

namespace EconomieSociale.Exchange;

/// <summary>Runs the imports of this process one after the other. Those that a restart interrupted are run again.</summary>
public sealed class ImportQueue(ImportJob job, ImportFolder folder, IGrainFactory grains) : BackgroundService
{
    private readonly Channel<string> waiting = Channel.CreateUnbounded<string>();

    /// <summary>Saves the order and puts it in the queue.</summary>
    public async Task<ImportProgress> Add(ImportOrder order)
    {
        await folder.Save(order);
        var progress = await job.Announce(order);
        await waiting.Writer.WriteAsync(order.Id);
        return progress;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Resume();
        await foreach (var id in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            if (await folder.Load(id) is { } order)
            {
                await job.Run(order, null, stoppingToken);
            }
        }
    }

    private async Task Resume()
    {
        foreach (var id in await grains.GetGrain<IImportListGrain>(IImportListGrain.Key).List())
        {
            if (await folder.Load(id) is not null && await grains.GetGrain<IImportGrain>(id).Get() is { IsOver: false })
            {
                await waiting.Writer.WriteAsync(id);
            }
        }
    }
}
