using System.Globalization;
using Orleans.Runtime;

namespace EconomieSociale.Territories;

/// <summary>
/// A call to an area whose silo has died fails until the cluster has noticed and another silo has read the area again: it is made again until then,
/// within a bound. Areas answer repeats alike, so trying again is safe.
/// </summary>
internal static class AreaPatience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the answer to a comparison may take, see <see cref="Reconciliation.Patience"/>.</summary>
    public static readonly TimeSpan ForComparisons = TimeSpan.Parse(Reconciliation.Patience, CultureInfo.InvariantCulture);

    /// <param name="bound">How long it may take in all.</param>
    /// <param name="answer">How long an area that is there may take to answer; the bound when left out.</param>
    /// <exception cref="AreaUnavailableException">The area did not answer within the bound.</exception>
    public static async Task<T> Ask<T>(string area, TimeSpan bound, TimeProvider clock, Func<Task<T>> call, TimeSpan? answer = null)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await call().WaitAsync(answer ?? bound, clock);
            }
            catch (Exception e) when (e is OrleansException or TimeoutException && clock.GetElapsedTime(began) >= bound)
            {
                throw new AreaUnavailableException(area);
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                await Task.Delay(Pause, clock);
            }
        }
    }
}
