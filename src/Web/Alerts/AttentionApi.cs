using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>A part of the points of a unit.</summary>
public sealed record AttentionPartBody(string Alert, string Rule, Label? Title, string Severity, DateOnly OpenedOn, bool Unseen, bool Escalated, decimal Points);

/// <summary>A unit to visit, with what speaks for it.</summary>
public sealed record AttentionLineBody(string Unit, string Name, string? NameAr, string Commune, decimal Points, ImmutableArray<AttentionPartBody> Parts);

/// <summary>Whom to visit first, and by which weights.</summary>
public sealed record AttentionBody(int Slots, AttentionWeights Weights, ImmutableArray<AttentionLineBody> Items);

/// <summary>How alerts were dealt with; shares of one, null where there is nothing to share.</summary>
public sealed record MeasuresBody(
    int Sent, int Seen, decimal? AcknowledgedInOneDay, decimal? AcknowledgedInTime, int Late, decimal? Confirmed, decimal? Visited, int Resolved, decimal? MedianDaysToResolution)
{
    public static MeasuresBody Of(AlertMeasures m) => new(
        m.Sent, m.Seen, Share(m.InOneDay, m.Sent), Share(m.InTime, m.InTime + m.Late), m.Late, Share(m.Confirmed, m.Seen), Share(m.Visited, m.Sent), m.DaysToResolution.Length,
        m.MedianDaysToResolution);

    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Round((decimal)part / whole, 4, MidpointRounding.AwayFromZero);
}

/// <summary><c>/api/v1/alerts/attention</c> and <c>/alerts/measures</c>: whom to visit with the visits that there are, and how alerts were dealt with.</summary>
public static class AttentionApi
{
    private const int DefaultSlots = 10;

    private static readonly (string Name, string Description)[] Scope =
        [("territory", "code of a division; the root if left out"), ("vintage", "vintage of the territory"), ("association", "code of an association")];

    public static void MapAttention(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("/attention", Attention)
            .WithSummary("Units to visit first, with the alerts that speak for each").WithQuery([.. Scope, ("slots", "how many visits there are, 1 to 200, 10 if left out")])
            .ProducesProblem(400);
        alerts.MapGet("/measures", Measures).WithSummary("How alerts were dealt with: shares seen in time, confirmed, followed by a visit; days to resolution").WithQuery(Scope)
            .ProducesProblem(400);
    }

    /// <summary>The ranking for a question, as page and API show it.</summary>
    public static async Task<ImmutableArray<AttentionLine>> Rank(AlertQuery query, int slots, IGrainFactory grains, Pack pack)
    {
        var open = query with { Severity = Severity.None, Rule = null, State = null };
        var alerts = await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(query.Territory, query.Vintage)).Alerts(open);
        return AttentionRules.Rank(alerts, slots, pack.Attention, rule => pack.AlertRule(rule)?.Recipients.Length ?? int.MaxValue, query.Today);
    }

    private static async Task<Results<Ok<AttentionBody>, ProblemHttpResult>> Attention(HttpRequest request, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        var query = new QueryReader(request.Query);
        var list = AlertList.Read(query, pack, clock);
        var slots = query.Int("slots", DefaultSlots, 1, AttentionRules.MaxSlots);
        return query.Faults.IsEmpty
            ? TypedResults.Ok(new AttentionBody(slots, pack.Attention, [.. (await Rank(list.Query, slots, grains, pack)).Select(l => Body(l, pack))]))
            : Problems.Of(400, query.Faults);
    }

    private static async Task<Results<Ok<MeasuresBody>, ProblemHttpResult>> Measures(HttpRequest request, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        var query = new QueryReader(request.Query);
        var asked = AlertList.Read(query, pack, clock).Query;
        return query.Faults.IsEmpty
            ? TypedResults.Ok(MeasuresBody.Of(await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(asked.Territory, asked.Vintage)).Measure(asked)))
            : Problems.Of(400, query.Faults);
    }

    private static AttentionLineBody Body(AttentionLine line, Pack pack) => new(line.Unit, line.Name, line.NameAr, line.Commune, line.Points,
    [
        .. line.Parts.Select(p => new AttentionPartBody(
            NumberedId.Of(line.Unit, p.Alert), p.Rule, pack.AlertRule(p.Rule)?.Name, JsonName.Of(p.Severity), p.OpenedOn, p.IsUnseen, p.IsEscalated, p.Points)),
    ]);
}
