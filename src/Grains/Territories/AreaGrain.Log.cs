using Microsoft.Extensions.Logging;

namespace EconomieSociale.Territories;

internal sealed partial class AreaGrain
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Area {Area} is awake with {Units} units")]
    private partial void LogAwake(string area, int units);

    [LoggerMessage(Level = LogLevel.Error, Message = "Area {Area} differs from the states of its units in {Differences} places")]
    private partial void LogDifferences(string area, int differences);
}
