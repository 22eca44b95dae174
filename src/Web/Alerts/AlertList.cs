using System.Collections.Immutable;
using EconomieSociale.Funding;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Territories;

namespace EconomieSociale.Alerts;

/// <summary>A question for alerts as an address asks it.</summary>
public sealed record AlertList(AlertQuery Query, int Limit, int Skip)
{
    public const int MaxLimit = 500;
    private const int DefaultLimit = 100;

    /// <summary>Reads the question; faults are collected in the reader.</summary>
    public static AlertList Read(QueryReader query, Pack pack, TimeProvider clock)
    {
        var (territory, vintage) = TerritoryChoice.Read(query, pack);
        var rule = query.Text("rule");
        if (rule is not null && pack.AlertRule(rule) is null)
        {
            query.Fault("unknown_alert_rule", "rule", rule);
        }

        var severity = query.Word("severity", "unknown_severity", "", "info", "warning", "critical");
        var state = query.Word("state", "unknown_state", "", "open", "acknowledged", "planned", "resolved", "superseded", "dismissed");
        return new(
            new(territory.Code, vintage, pack.Today(clock), clock.GetUtcNow(), query.Text("association"), query.Text("unit"), rule,
                Enum.TryParse<Severity>(severity, true, out var least) ? least : Severity.None, Enum.TryParse<AlertState>(state, true, out var asked) ? asked : null),
            query.Int("limit", DefaultLimit, 1, MaxLimit),
            query.Int("cursor", 0, 0, int.MaxValue));
    }

    public async Task<(ImmutableArray<UnitAlert> Page, ImmutableArray<UnitAlert> All)> Ask(IGrainFactory grains, Pack pack)
    {
        var all = await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(Query.Territory, Query.Vintage)).Alerts(Query);
        if (pack.Fund is not null && Query is { Association: null, Unit: null } && Query.Territory == pack.Territory.Root.Code)
        {
            all = [.. UnitAlert.Sort(all.Concat(Lines(await grains.GetGrain<IFundAlertsGrain>(IFundGrain.Key).Get(), pack)))];
        }

        return ([.. all.Skip(Skip).Take(Limit)], all);
    }

    /// <summary>The alerts of funding lines are about the whole programme, so they are where nothing less is asked for.</summary>
    private IEnumerable<UnitAlert> Lines(ImmutableSortedDictionary<string, AlertBook> lines, Pack pack) =>
        from line in lines
        let name = pack.List(CodeList.FundingLine).Find(line.Key)!.Name
        from alert in line.Value.Alerts
        where Query.Wants(alert)
        select new UnitAlert(
            LineOwner.Of(line.Key), name.Fr, name.Ar, pack.Territory.Root.Code, null, null, alert, AlertEscalation.Recipients(alert, pack, Query.Today));

    public string? NextCursor(int total) => Skip + Limit < total ? (Skip + Limit).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
}
