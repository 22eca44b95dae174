using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace EconomieSociale.Delivery;

[GrainType("alert-journal")]
internal sealed class AlertJournalGrain : Grain, IAlertJournalGrain
{
    private readonly IPersistentState<JournalState> state;
    private readonly JournalPages pages;

    public AlertJournalGrain(
        [PersistentState(JournalState.Name, Stores.Main)] IPersistentState<JournalState> state, [FromKeyedServices(Stores.Main)] IGrainStorage storage)
    {
        this.state = state;
        pages = new(storage, this.GetGrainId());
    }

    public async Task<long> Look()
    {
        var key = this.GetPrimaryKeyString();
        while (await (key == IFundGrain.Key
            ? GrainFactory.GetGrain<IFundAlertsGrain>(key).News(state.State.Marks)
            : GrainFactory.GetGrain<IAreaGrain>(key).AlertNews(state.State.Marks, JournalPage.Size)) is { Marks.IsEmpty: false } news)
        {
            await Append(news);
        }

        return state.State.Head;
    }

    public Task<long> Head() => Task.FromResult(state.State.Head);

    public async Task<ImmutableArray<JournalLine>> Read(long after)
    {
        var held = state.State;
        var page = (int)Math.Max(after / JournalPage.Size, held.Pages - JournalPage.Kept);
        if (after >= held.Head || after < 0 || page < 0)
        {
            return [];
        }

        var first = (long)page * JournalPage.Size;
        var lines = page < held.Pages ? await pages.Read(page) : held.Tail;
        return [.. lines.Select((notice, i) => new JournalLine(first + i + 1, notice)).Where(l => l.Number > after)];
    }

    private async Task Append(AlertNews news)
    {
        var next = state.State with { Marks = state.State.Marks.SetItems(news.Marks), Tail = state.State.Tail.AddRange(news.Notices) };
        while (next.Tail.Length >= JournalPage.Size)
        {
            await pages.Write(next.Pages, next.Tail[..JournalPage.Size]);
            next = next with { Pages = next.Pages + 1, Tail = next.Tail[JournalPage.Size..] };
        }

        CrashPoints.Pass(CrashPoint.BeforeJournal);
        await this.Commit(state, next);
        CrashPoints.Pass(CrashPoint.AfterJournal);
        if (next.Pages > JournalPage.Kept)
        {
            await pages.Forget(next.Pages - JournalPage.Kept - 1);
        }
    }
}
