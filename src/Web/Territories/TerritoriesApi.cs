using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>A division in a list.</summary>
public sealed record DivisionLine(string Code, string Level, Label Names);

/// <summary>A division with its neighbours in the tree of a vintage.</summary>
public sealed record DivisionBody(
    string Code, string Level, string Type, Label Names, string Vintage, DivisionLine? Parent, ImmutableArray<DivisionLine> Path, ImmutableArray<DivisionLine> Children);

/// <summary><c>/api/v1/territories</c>: the divisions of the territory in its vintages.</summary>
public static class TerritoriesApi
{
    public static void MapTerritories(this IEndpointRouteBuilder api)
    {
        var territories = api.MapGroup("/territories").WithTags("Territories");
        territories.MapGet("/", (HttpRequest request, Pack pack) => Get(pack.Territory.Root.Code, request, pack)).WithSummary("The root of the territory");
        territories.MapGet("/{code}", Get).WithSummary("A division: names, level, parent, children").WithQuery(("vintage", "vintage of the territory")).ProducesProblem(404);
    }

    private static Results<Ok<DivisionBody>, ProblemHttpResult> Get(string code, HttpRequest request, Pack pack)
    {
        var query = new QueryReader(request.Query);
        var vintage = query.Text("vintage");
        var division = pack.Territory.Find(code);

        // A division that lives in one vintage only is shown in it, unless another is asked for.
        vintage ??= division is null || pack.Territory.Exists(division, pack.DefaultVintage.Code) ? pack.DefaultVintage.Code : division.Parents.Keys.First();
        if (pack.Vintages.All(v => v.Code != vintage))
        {
            return Problems.Of(400, Reason.Of("unknown_vintage", "vintage", vintage));
        }

        return division is not null && pack.Territory.Exists(division, vintage)
            ? TypedResults.Ok(Body(division, vintage, pack.Territory))
            : Problems.Of(404, Reason.Of("unknown_territory", "code", code, vintage));
    }

    private static DivisionBody Body(Division division, string vintage, TerritoryTree tree) => new(
        division.Code,
        division.Level,
        division.Type,
        division.Name,
        vintage,
        tree.Parent(division, vintage) is { } parent ? Line(parent) : null,
        [.. tree.Path(division, vintage).Select(Line)],
        [.. tree.Children(division, vintage).Select(Line)]);

    private static DivisionLine Line(Division division) => new(division.Code, division.Level, division.Name);
}
