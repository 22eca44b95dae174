using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>Where one unit lies among similar ones.</summary>
/// <param name="Peers">How many units are compared with; quartiles only when they are enough.</param>
public sealed record PeerBody(string Code, decimal? Value, int Peers, decimal? LowerQuartile, decimal? Median, decimal? UpperQuartile);

/// <summary>The comparison of a unit with those of its sector.</summary>
public sealed record PeersBody(string Unit, string? Sector, Period? Period, int MinimumPeers, ImmutableArray<PeerBody> Items);

/// <summary><c>/api/v1/units/{code}/assessments</c>: how a unit stood in a period and why, down to the reported values; and its peers.</summary>
public static class AssessmentsApi
{
    public static void MapAssessments(this IEndpointRouteBuilder api)
    {
        var unit = api.MapGroup("/units/{code}").WithTags("Assessments");
        unit.MapGet("/assessments/{period}", Get)
            .WithSummary("The assessment of a unit in a main period, under the version of that period")
            .ProducesProblem(404).ProducesProblem(400);
        unit.MapGet("/assessments/{period}/indicators/{indicator}", Inputs)
            .WithSummary("The reported values behind an indicator, with their revisions and authors")
            .ProducesProblem(404).ProducesProblem(400);
        unit.MapGet("/peers", Peers)
            .WithSummary("The unit among those of its sector: median and quartiles of each indicator")
            .WithQuery(("period", "a main period; the newest assessed if left out"))
            .ProducesProblem(404);
    }

    private static async Task<Results<Ok<AssessmentBody>, ProblemHttpResult>> Get(string code, string period, IGrainFactory grains, Pack pack, Sentences sentences,
        TimeProvider clock)
    {
        if (Read(period, pack, clock) is not { } asked)
        {
            return Problems.Of(400, Reason.Of("bad_period", "period", period));
        }

        return TextKey.IsValid(code) && await grains.Cooperative(code).Assess(asked) is { } view
            ? TypedResults.Ok(AssessmentBody.Of(view, pack, sentences))
            : Problems.Of(404, Reason.Of("unknown_unit", "code", code));
    }

    private static async Task<Results<Ok<IndicatorInputs>, ProblemHttpResult>> Inputs(string code, string period, string indicator, IGrainFactory grains, Pack pack,
        TimeProvider clock)
    {
        if (Read(period, pack, clock) is not { } asked)
        {
            return Problems.Of(400, Reason.Of("bad_period", "period", period));
        }

        return TextKey.IsValid(code) && await grains.Cooperative(code).Inputs(indicator, asked) is { } inputs
            ? TypedResults.Ok(inputs)
            : Problems.Of(404, Reason.Of("unknown_indicator", "indicator", indicator));
    }

    private static async Task<Results<Ok<PeersBody>, ProblemHttpResult>> Peers(string code, HttpRequest request, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        if (!TextKey.IsValid(code) || await grains.Cooperative(code).Get() is not { } view)
        {
            return Problems.Of(404, Reason.Of("unknown_unit", "code", code));
        }

        var asked = new QueryReader(request.Query).Text("period");
        var assessment = asked is null ? view.Assessment : Read(asked, pack, clock) is { } period ? await grains.Cooperative(code).Assess(period) : null;
        if (assessment is null)
        {
            return Problems.Of(400, Reason.Of("bad_period", "period", asked!));
        }

        var comparison = await PeerComparison.Ask(view.Unit, assessment.Assessment, grains, pack);
        return TypedResults.Ok(new PeersBody(code, comparison.Sector, assessment.Assessment?.Period, comparison.Minimum, [.. comparison.Lines.Values]));
    }

    /// <summary>A main period that has begun.</summary>
    private static Period? Read(string text, Pack pack, TimeProvider clock) =>
        Period.TryParse(text, out var period) && period.Kind == pack.MainDataSet.PeriodKind && period.FirstDay <= pack.Today(clock) ? period : null;
}
