using System.Numerics;

namespace EconomieSociale.Tests.Protocol;

/// <summary>Transaction numbers: given in order at the begin, visible in the order of commits.</summary>
internal static class Xids
{
    /// <summary>The xmin of a snapshot taken now: the lowest number still in progress, or the next one.</summary>
    public static byte Horizon(in World world)
    {
        var lowest = world.NextXid;
        ReadOnlySpan<Unit> units = world.Units;
        foreach (ref readonly var unit in units)
        {
            lowest = unit.Open > 0 ? Math.Min(lowest, unit.OpenXid) : lowest;
        }

        return lowest;
    }

    /// <summary>Whether a feed runs and no row is left for its next poll.</summary>
    public static bool IsThrough(in World world, int silo)
    {
        var feed = world.Feeds[silo];
        ReadOnlySpan<Unit> units = world.Units;
        foreach (ref readonly var unit in units)
        {
            if (unit.RowXid >= feed.Watermark)
            {
                return false;
            }
        }

        return feed.Poll is Poll.Idle or Poll.Begun;
    }

    /// <summary>
    /// Numbers are only ever compared, so those in use are counted anew from 1, and a row that no feed can select any more has none.
    /// Worlds that differ by nothing else become one, and their number finite although transactions are begun without end.
    /// </summary>
    public static void Renumber(ref World world)
    {
        var floor = Horizon(world);
        Span<Unit> units = world.Units;
        Span<Feed> feeds = world.Feeds;
        foreach (ref var feed in feeds)
        {
            floor = feed.Poll != Poll.Off ? Math.Min(floor, feed.Watermark) : floor;
        }

        var used = 0;
        foreach (ref var unit in units)
        {
            unit.RowXid = unit.RowXid < floor ? (byte)0 : unit.RowXid;
            used |= (1 << unit.RowXid) | (1 << unit.OpenXid);
        }

        foreach (ref var unit in units)
        {
            unit.RowXid = Rank(unit.RowXid, used);
            unit.OpenXid = Rank(unit.OpenXid, used);
        }

        foreach (ref var feed in feeds)
        {
            feed.Watermark = Rank(feed.Watermark, used);
            feed.Horizon = Rank(feed.Horizon, used);
        }

        world.NextXid = Rank(world.NextXid, used);
    }

    /// <summary>The place of a number among those in use, which are bits of a set. Zero stands for none.</summary>
    private static byte Rank(byte xid, int used) => xid == 0 ? (byte)0 : (byte)(1 + BitOperations.PopCount((uint)used & ((1u << xid) - 2)));
}
