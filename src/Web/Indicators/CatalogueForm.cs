using System.Collections.Immutable;
using EconomieSociale.Components;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace EconomieSociale.Indicators;

/// <summary>What the form of the catalogue page is sent to. It answers with the same page and what the proposed catalogue would change, or why it cannot be told.</summary>
public static class CatalogueForm
{
    /// <summary>Before the page of the same address, which would take the form as well and answer a form without a token with an empty page.</summary>
    private const int BeforePages = -1;

    public static void MapCatalogueForm(this IEndpointRouteBuilder app) => app.MapPost(Address.Indicators, Post)
        .WithMetadata(new RequestSizeLimitAttribute(CatalogueComparison.MaxBytes * CatalogueProposal.Files.Length))
        .WithOrder(BeforePages)
        .ExcludeFromDescription();

    private static async Task<IResult> Post(HttpContext context, IAntiforgery antiforgery, CatalogueComparison comparison, Pack pack, TimeProvider clock)
    {
        var asked = pack.LastPeriod(clock);
        try
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Show(400, null, [Reason.Of("form_expired", "")], asked);
            }

            var form = await context.Request.ReadFormAsync();
            if (!Period.TryParse(form["period"], out var period) || !CataloguePage.Offered(pack, clock).Contains(period))
            {
                return Show(422, null, [Reason.Of("bad_period", "period", form["period"].ToString())], asked);
            }

            var (body, faults) = form.Files.Count == 0
                ? (null, [Reason.Of("no_file", "file")])
                : await comparison.Compare(form.Files, pack.Territory.Root.Code, pack.DefaultVintage.Code, period);
            return Show(body is null ? 422 : 200, body, faults, period);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return e is BadHttpRequestException { StatusCode: 413 }
                ? Show(413, null, [Reason.Of("file_too_large", "file", $"{CatalogueComparison.MaxBytes * CatalogueProposal.Files.Length / (1024 * 1024)}")], asked)
                : Show(400, null, [Reason.Of("bad_request", "file")], asked);
        }
    }

    private static RazorComponentResult<Standalone> Show(int status, ComparisonBody? comparison, ImmutableArray<Reason> faults, Period asked) => Standalone.Show<CataloguePage>(
        status,
        (nameof(CataloguePage.Comparison), comparison),
        (nameof(CataloguePage.Faults), faults),
        (nameof(CataloguePage.Asked), asked));
}
