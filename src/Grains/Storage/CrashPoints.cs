using System.Diagnostics;

namespace EconomieSociale.Storage;

/// <summary>The instants at which a fault test ends the process, named as in ARCHITECTURE.</summary>
public enum CrashPoint
{
    /// <summary>C1: a command was decided and nothing is written.</summary>
    BeforeCommit = 1,

    /// <summary>C2, C3: the row is durable and nobody was told.</summary>
    AfterCommit = 2,

    /// <summary>C4: the areas were told and the sender was not answered.</summary>
    AfterApply = 3,

    /// <summary>C5, C8: an area is reading its units.</summary>
    AreaReads = 4,

    /// <summary>C5: the feed has read what changed and delivered it to nobody.</summary>
    FeedRead = 5,
}

/// <summary>
/// Ends the process as <c>kill -9</c> does when it passes a named instant for the n-th time. Off unless the environment says so:
/// <c>ES_CRASH_AT=AfterCommit:40</c>.
/// </summary>
public static class CrashPoints
{
    private static readonly (CrashPoint Point, int Times)? Wanted = Read(Environment.GetEnvironmentVariable("ES_CRASH_AT"));

    private static int passed;

    public static void Pass(CrashPoint point)
    {
        if (Wanted is { } wanted && wanted.Point == point && Interlocked.Increment(ref passed) == wanted.Times)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }

    private static (CrashPoint Point, int Times)? Read(string? setting) =>
        setting?.Split(':') is [var point, var times] && Enum.TryParse<CrashPoint>(point, out var named) && int.TryParse(times, out var count) ? (named, count) : null;
}
