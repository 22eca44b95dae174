using System.Diagnostics;

namespace EconomieSociale.Tests.Processes;

/// <summary>Waits for a condition with a limit that names what was waited for.</summary>
public static class Eventually
{
    public static async Task<T> Get<T>(string what, TimeSpan patience, Func<Task<T?>> probe, Func<string>? context = null)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        Exception? last = null;
        while (watch.Elapsed < patience)
        {
            try
            {
                if (await probe() is { } found)
                {
                    return found;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                last = e;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"Not within {patience.TotalSeconds:0} s: {what}. {last?.Message} {context?.Invoke()}");
    }
}
