using Microsoft.Extensions.Logging;

namespace EconomieSociale.Territories;

internal sealed partial class AreaGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Area {Area} is awake with {Units} units after {Seconds:0.000} s")]
    private partial void LogAwake(AreaKey area, int units, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Area {Area} differs from the rows of its units in {Differences} places")]
    private partial void LogDifferences(AreaKey area, int differences);
}
