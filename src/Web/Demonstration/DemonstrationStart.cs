using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Storage;

namespace EconomieSociale.Demonstration;

/// <summary>Fills an empty store with the fictional region while the web already answers; until it is complete the process is not ready.</summary>
public sealed partial class DemonstrationStart(DemonstrationFilling filling, IUnitArchive archive, ILogger<DemonstrationStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await filling.RunIfDue(archive, stoppingToken);
        }
        catch (SetupException e)
        {
            LogNotFilled(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No demonstration: {Reason}")]
    private partial void LogNotFilled(string reason);
}
