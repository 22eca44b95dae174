using EconomieSociale.Delivery;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EconomieSociale.Alerts;

/// <summary>Lets every area, and the fund, be looked at now and then, on every silo: a look that is under way is not begun again, so it does not matter how many ask.</summary>
internal sealed partial class AlertWatch(IGrainFactory grains, Pack pack, SystemOptions options, TimeProvider clock, ILogger<AlertWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.AlertSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Look(stoppingToken);
        }
    }

    private async Task Look(CancellationToken stopping)
    {
        foreach (var area in JournalKey.All(pack))
        {
            stopping.ThrowIfCancellationRequested();
            try
            {
                await grains.GetGrain<IAlertWatchGrain>(area).Look();
            }
            catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException or System.Data.Common.DbException or InvalidOperationException)
            {
                LogFailed(area, e); // the next look sees the same
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The alerts of area {Area} could not be recorded; they will be looked at again")]
    private partial void LogFailed(string area, Exception exception);
}
