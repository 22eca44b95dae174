using Microsoft.Extensions.Logging;

namespace EconomieSociale.Cooperatives;

internal sealed partial class CooperativeGrain
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Unit {Unit} changed: version {Version}")]
    private partial void LogChanged(string unit, int version);

    [LoggerMessage(Level = LogLevel.Error, Message = "The reports of unit {Unit} of {Year} could not be written; the caller was told and the unit will be read again")]
    private partial void LogWriteFailed(string unit, int year, Exception exception);
}
