using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Delivery;

/// <summary><c>/api/v1/alerts/events</c>: what happened to alerts, in order, from any point on.</summary>
public static class EventsApi
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;

    public static void MapEvents(this IEndpointRouteBuilder api) => api.MapGet("/alerts/events", List).WithTags("Alerts")
        .WithSummary("What happened to alerts after a cursor, in order within an area: opened, raised, eased, acknowledged, escalated, closed")
        .WithQuery(
            ("territory", "code of a division; the root if left out"),
            ("vintage", "vintage of the territory"),
            ("association", "code of an association: events of units that it supervised on that day"),
            ("severity", "at least info, warning or critical"),
            ("limit", "1 to 500, 100 if left out"),
            ("cursor", "the next of the answer before; from the beginning if left out"))
        .ProducesProblem(400);

    private static async Task<Results<Ok<EventPageBody>, ProblemHttpResult>> List(HttpRequest request, IGrainFactory grains, Pack pack)
    {
        var query = new QueryReader(request.Query);
        var (territory, _) = TerritoryChoice.Read(query, pack);
        var severity = query.Word("severity", "unknown_severity", "", "info", "warning", "critical");
        var limit = query.Int("limit", DefaultLimit, 1, MaxLimit);
        var cursor = EventCursor.Parse(query.Text("cursor"));
        if (cursor is null)
        {
            query.Fault("bad_cursor", "cursor");
        }

        if (!query.Faults.IsEmpty)
        {
            return Problems.Of(400, query.Faults);
        }

        var choice = new EventChoice(territory.Code, query.Text("association"), Enum.TryParse<Severity>(severity, true, out var floor) ? floor : Severity.None);
        var (next, events) = await AlertEvents.Read(grains, pack, cursor!, limit, n => choice.Wants(n, pack));
        return TypedResults.Ok(new EventPageBody([.. events.Select(EventBody.Of)], next.ToString()));
    }
}
