using Orleans.Runtime;

namespace EconomieSociale.Hosting;

/// <summary>
/// A call whose silo has just died is turned away, or loses its answer, until the cluster has noticed: it is made again within a bound. What was done and not
/// answered changes nothing when it is done again, because commands are applied once. Calls among grains have rules of their own and pass.
/// </summary>
internal sealed class CallPatience(TimeProvider clock) : IOutgoingGrainCallFilter
{
    /// <summary>A crashed silo is noticed in about two seconds and its grains need some more to read their rows.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>The silo was not reached, or died before it answered.</summary>
    public static bool IsOfTheCluster(Exception? error) => error is OrleansMessageRejectionException or SiloUnavailableException;

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception e) when (IsOfTheCluster(e) && IsFromOutside(context) && clock.GetElapsedTime(began) < Bound)
            {
                await Task.Delay(Pause, clock);
            }
        }
    }

    private static bool IsFromOutside(IOutgoingGrainCallContext context) => context.SourceId is not { } source || source.Type.IsClient();
}
