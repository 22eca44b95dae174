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

    /// <summary>D1: what units recorded about their alerts was read and is in no journal.</summary>
    BeforeJournal = 6,

    /// <summary>D2: it is in the journal and nobody was told.</summary>
    AfterJournal = 7,

    /// <summary>D3: it is in the mailbox of a person and nothing was sent.</summary>
    MessageQueued = 8,

    /// <summary>D4: a message counts as being sent and was not.</summary>
    MessageTaken = 9,

    /// <summary>D5: a message was sent, or could not be, and nobody noted it.</summary>
    MessageAccepted = 10,

    /// <summary>D6: it is noted.</summary>
    MessageReported = 11,

    /// <summary>F1: the fund has reserved what a line asked for, and the line has written nothing.</summary>
    FundReserved = 12,

    /// <summary>F2: the line has written, and the fund does not know.</summary>
    LineWritten = 13,

    /// <summary>F3: the unit has heard from the line, and the fund does not know.</summary>
    UnitTold = 14,
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
