using EconomieSociale.Storage;

namespace EconomieSociale.Tests.Faults;

/// <summary>The n-th passing of a named instant: where a process ends itself as by <c>kill -9</c>.</summary>
internal sealed record CrashMark(CrashPoint Point, int Passing)
{
    /// <summary>Any of the first passings: a unit, an area or the feed passes its instants some times a second.</summary>
    public static CrashMark Draw(CrashPoint point, Random random) => new(point, random.Next(1, point == CrashPoint.FeedRead ? 4 : 10));

    public override string ToString() => $"{Point}:{Passing}";
}
