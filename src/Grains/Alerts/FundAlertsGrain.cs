using System.Collections.Immutable;
using EconomieSociale.Delivery;
using EconomieSociale.Funding;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.Alerts;

internal sealed record FundAlertsState
{
    public const string Name = "fund-alerts";

    public int SchemaVersion { get; init; } = 1;

    /// <summary>Rises with every write; lines of history name the one that first held them.</summary>
    public int Version { get; init; }

    public ImmutableSortedDictionary<string, AlertBook> Lines { get; init; } = ImmutableSortedDictionary.Create<string, AlertBook>(StringComparer.Ordinal);
}

/// <summary>Reads the ledgers, keeps what people did. A ledger that has not changed since is not read again on the same day.</summary>
[GrainType("fund-alerts")]
internal sealed class FundAlertsGrain(
    [PersistentState(FundAlertsState.Name, Stores.Main)] IPersistentState<FundAlertsState> state, Pack pack, TimeProvider clock) : Grain, IFundAlertsGrain
{
    private readonly ProgrammeCalendar calendar = new(pack, clock);
    private readonly Dictionary<string, (DateOnly Day, LineMark Mark, int Operations, ImmutableArray<AlertEpisode> Episodes)> read = [];

    public Task<ImmutableSortedDictionary<string, AlertBook>> Get() => Followed();

    public async Task<LineAlertOutcome> Act(string line, int alert, AlertCommand command)
    {
        var lines = await Followed();
        if (lines.GetValueOrDefault(line) is not { } book)
        {
            return new(null, [Reason.Of("unknown_funding_line", "line", line)]);
        }

        var decision = AlertDesk.Decide(book, alert, command, pack.AlertTerms, calendar.Now, calendar.Today);
        if (decision.IsRefused)
        {
            return new(book, decision.Refusals);
        }

        await Keep(lines.SetItem(line, decision.Next!));
        return new(state.State.Lines.GetValueOrDefault(line, AlertBook.Empty), []);
    }

    public async Task<bool> Follow()
    {
        var before = state.State.Version;
        await Keep(await Followed());
        return state.State.Version != before;
    }

    public Task<AlertNews> News(ImmutableDictionary<string, int> marks)
    {
        var notices = ImmutableArray.CreateBuilder<AlertNotice>();
        var now = ImmutableArray.CreateBuilder<KeyValuePair<string, int>>();
        foreach (var (line, book) in state.State.Lines.Where(l => state.State.Version > marks.GetValueOrDefault(LineOwner.Of(l.Key))))
        {
            notices.AddRange(AlertNews.Of(line, book, marks.GetValueOrDefault(LineOwner.Of(line)), pack));
            now.Add(new(LineOwner.Of(line), state.State.Version));
        }

        return Task.FromResult(new AlertNews(notices.ToImmutable(), now.ToImmutable()));
    }

    private async Task<ImmutableSortedDictionary<string, AlertBook>> Followed()
    {
        var lines = state.State.Lines;
        if (pack.Fund is not { } terms)
        {
            return lines;
        }

        var fund = await GrainFactory.GetGrain<IFundGrain>(IFundGrain.Key).Get();
        foreach (var line in terms.Lines.Keys)
        {
            var known = lines.GetValueOrDefault(line, AlertBook.Empty);
            var alerts = AlertRules.Follow(known, await Episodes(line, fund), calendar.Now);
            lines = lines.SetItem(line, AlertEscalation.Follow(alerts, pack, calendar.Today, calendar.Now));
        }

        return lines;
    }

    private async Task<ImmutableArray<AlertEpisode>> Episodes(string line, FundBook fund)
    {
        var mark = fund.Lines.GetValueOrDefault(line, LineMark.None);
        if (!read.TryGetValue(line, out var held) || held.Day != calendar.Today || held.Mark != mark || held.Operations != fund.Operations.Length)
        {
            var book = await GrainFactory.GetGrain<IFundingLineGrain>(line).Get();
            held = (calendar.Today, mark, fund.Operations.Length, LineTimeline.Of(line, book, fund, pack, calendar.Today));
            read[line] = held;
        }

        return held.Episodes;
    }

    private async Task Keep(ImmutableSortedDictionary<string, AlertBook> lines)
    {
        var held = state.State;
        if (lines.Any(l => !ReferenceEquals(l.Value, held.Lines.GetValueOrDefault(l.Key, AlertBook.Empty))))
        {
            var version = held.Version + 1;
            await this.Commit(state, held with { Version = version, Lines = lines.ToImmutableSortedDictionary(l => l.Key, l => l.Value.Marked(version), StringComparer.Ordinal) });
        }
    }
}
