using Orleans.Concurrency;

namespace EconomieSociale.Alerts;

/// <summary>
/// Lets the units of an area record what their data did to their alerts, so that it is known when each alert was there to be seen. Nothing is lost if it does not
/// look for a while: what is open follows from the data, and readers see it at once. Key: the key of the area, or that of the fund for its lines.
/// </summary>
[Alias("alert-watch")]
public interface IAlertWatchGrain : IGrainWithStringKey
{
    /// <summary>Looks at all units; returns at once if a look is under way.</summary>
    /// <returns>How many units recorded something.</returns>
    [Alias("look"), AlwaysInterleave]
    Task<int> Look();
}
