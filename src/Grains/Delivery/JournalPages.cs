using System.Collections.Immutable;
using Orleans.Runtime;
using Orleans.Storage;

namespace EconomieSociale.Delivery;

/// <summary>The full pages of a journal, read when asked for; the last one asked for is kept.</summary>
internal sealed class JournalPages(IGrainStorage storage, GrainId grain)
{
    private (int Page, ImmutableArray<AlertNotice> Lines)? kept;

    public async Task<ImmutableArray<AlertNotice>> Read(int page)
    {
        if (kept is not { } held || held.Page != page)
        {
            kept = held = (page, (await Row(page)).State?.Lines ?? []);
        }

        return held.Lines;
    }

    /// <summary>Writes a page before the head that counts it. A page that a killed process left behind is written over: nobody has read it.</summary>
    public async Task Write(int page, ImmutableArray<AlertNotice> lines)
    {
        var row = await Row(page);
        row.State = new JournalPage { Lines = lines };
        kept = null;
        await storage.WriteStateAsync(JournalPage.Name(page), grain, row);
    }

    public async Task Forget(int page)
    {
        var row = await Row(page);
        if (row.RecordExists)
        {
            await storage.ClearStateAsync(JournalPage.Name(page), grain, row);
        }
    }

    private async Task<GrainState<JournalPage>> Row(int page)
    {
        var row = new GrainState<JournalPage>(new JournalPage());
        await storage.ReadStateAsync(JournalPage.Name(page), grain, row);
        return row;
    }
}
