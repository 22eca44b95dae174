using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Territories;

namespace EconomieSociale.Delivery;

/// <summary>Reads all journals as one: in order within each, one after the other.</summary>
public static class AlertEvents
{
    /// <summary>By journal: the number of the last line of its journal.</summary>
    public static async Task<ImmutableSortedDictionary<string, long>> Heads(IGrainFactory grains, Pack pack)
    {
        var heads = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var area in JournalKey.All(pack))
        {
            heads[area] = await grains.GetGrain<IAlertJournalGrain>(area).Head();
        }

        return heads.ToImmutable();
    }

    /// <summary>The events after a cursor that are wanted, at most so many, and the cursor behind them. Those that are not wanted are passed over.</summary>
    public static async Task<(EventCursor Cursor, ImmutableArray<AlertNotice> Events)> Read(
        IGrainFactory grains, Pack pack, EventCursor cursor, int limit, Func<AlertNotice, bool> wanted)
    {
        var events = ImmutableArray.CreateBuilder<AlertNotice>();
        foreach (var area in JournalKey.All(pack))
        {
            var journal = grains.GetGrain<IAlertJournalGrain>(area);
            while (events.Count < limit && await journal.Read(cursor.After(area)) is { IsEmpty: false } lines)
            {
                foreach (var line in lines)
                {
                    if (wanted(line.Notice))
                    {
                        if (events.Count == limit)
                        {
                            return (cursor, events.ToImmutable());
                        }

                        events.Add(line.Notice);
                    }

                    cursor = cursor.With(area, line.Number);
                }
            }
        }

        return (cursor, events.ToImmutable());
    }
}
