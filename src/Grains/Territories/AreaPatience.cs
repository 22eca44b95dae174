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
    /// <param name="answer">How long an area that is there may take to answer.</param>
    /// <exception cref="AreaUnavailableException">The area did not answer within the bound.</exception>
    public static async Task<T> Ask<T>(string area, TimeSpan bound, TimeProvider clock, Func<Task<T>> call, TimeSpan answer)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await call().WaitAsync(answer, clock);
            }
            catch (Exception e) when (IsPassing(e) && clock.GetElapsedTime(began) >= bound)
            {
                throw new AreaUnavailableException(area);
            }
            catch (Exception e) when (IsPassing(e))
            {
                await Task.Delay(Pause, clock);
            }
        }
    }

    /// <summary>
    /// Asks many at once. One clock watches over all, and what waits for an answer is the wait for all: most questions of a nation take less time than a clock
    /// or a turn of the asking grain for each answer would. Those that failed are asked again when the others have answered.
    /// </summary>
    /// <returns>The answers in the order of the areas.</returns>
    /// <exception cref="AreaUnavailableException">The area named did not answer within the bound.</exception>
    public static async Task<T[]> AskAll<T>(AskedArea[] areas, TimeSpan bound, TimeProvider clock, Func<IAreaGrain, Task<T>> call)
    {
        var began = clock.GetTimestamp();
        var asked = Array.ConvertAll(areas, a => Begin(call, a));
        while (true)
        {
            var all = Task.WhenAll(asked);
            try
            {
                return await all.WaitAsync(Left(bound, clock.GetElapsedTime(began)), clock);
            }
            catch (Exception e) when (IsPassing(e))
            {
                if (all.IsCompletedSuccessfully)
                {
                    return await all; // the last answer came in the same instant
                }

                if (clock.GetElapsedTime(began) >= bound)
                {
                    throw new AreaUnavailableException(areas[Array.FindIndex(asked, a => !a.IsCompletedSuccessfully)].Key);
                }
            }

            await Task.Delay(Pause, clock);
            asked = [.. asked.Zip(areas, (task, area) => task.Exception is { InnerException: { } e } && IsPassing(e) ? Begin(call, area) : task)];
        }
    }

    private static Task<T> Begin<T>(Func<IAreaGrain, Task<T>> call, AskedArea area)
    {
        try
        {
            return call(area.Grain);
        }
        catch (OrleansException e)
        {
            return Task.FromException<T>(e);
        }
    }

    /// <summary>True for what passes when the cluster has noticed that a silo is gone.</summary>
    private static bool IsPassing(Exception e) => e is OrleansException or TimeoutException;

    private static TimeSpan Left(TimeSpan bound, TimeSpan gone) => gone < bound ? bound - gone : TimeSpan.Zero;
}

/// <summary>An area that somebody asks or tells, looked up once.</summary>
internal readonly record struct AskedArea(string Key, IAreaGrain Grain);
