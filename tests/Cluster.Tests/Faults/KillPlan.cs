using EconomieSociale.Storage;

namespace EconomieSociale.Tests.Faults;

internal enum FaultKind
{
    /// <summary>A process is killed and, started again, ends itself at a named instant.</summary>
    Point = 1,

    /// <summary>A process is killed in the middle of the stream.</summary>
    One = 2,

    /// <summary>Two processes are killed at once.</summary>
    Two = 3,

    /// <summary>All processes are killed at once.</summary>
    All = 4,

    /// <summary>Every connection to the database breaks.</summary>
    Storage = 5,
}

/// <summary>A fault of the plan.</summary>
internal sealed record Fault(FaultKind Kind, CrashPoint Point = 0)
{
    /// <summary>Processes or groups of processes that die by it.</summary>
    public int Kills => Kind switch { FaultKind.Point => 2, FaultKind.Storage => 0, _ => 1 };
}

/// <summary>Which faults come, and in which order.</summary>
internal static class KillPlan
{
    private static readonly Fault[] Embedded =
    [
        At(CrashPoint.AfterCommit), At(CrashPoint.FeedRead), At(CrashPoint.BeforeCommit), At(CrashPoint.AreaReads), At(CrashPoint.AfterApply), new(FaultKind.One),
    ];

    private static readonly Fault[] Cluster =
    [
        At(CrashPoint.AfterApply), At(CrashPoint.AreaReads), At(CrashPoint.AfterCommit), new(FaultKind.Two), new(FaultKind.Storage), At(CrashPoint.FeedRead),
        At(CrashPoint.BeforeCommit), new(FaultKind.All), new(FaultKind.One),
    ];

    /// <summary>At least so many kills: the kinds in turn, in another order in every round but the first.</summary>
    public static IEnumerable<Fault> For(int processes, int kills, Random random)
    {
        var round = processes == 1 ? Embedded : Cluster;
        for (var done = 0; done < kills;)
        {
            foreach (var fault in round)
            {
                if (done >= kills)
                {
                    yield break;
                }

                done += fault.Kills;
                yield return fault;
            }

            random.Shuffle(round = [.. round]);
        }
    }

    private static Fault At(CrashPoint point) => new(FaultKind.Point, point);
}
