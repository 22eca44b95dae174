using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>How far an import is, as the API shows it.</summary>
public sealed record ImportBody(
    string Id,
    string State,
    bool DryRun,
    ImmutableArray<string> Files,
    long RowsTotal,
    long RowsRead,
    long RowsAccepted,
    long RowsRejected,
    long RowsUnchanged,
    long RowsSkipped,
    decimal Progress,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    ImmutableArray<ProblemError> Errors)
{
    public static ImportBody Of(ImportProgress p) => new(
        p.Id, JsonName.Of(p.State), p.DryRun, p.Files, p.RowsTotal, p.RowsRead, p.RowsAccepted, p.RowsRejected, p.RowsUnchanged, p.RowsSkipped, p.Share, p.CreatedAt, p.UpdatedAt,
            Problems.Errors(p.Faults));
}

/// <summary><c>/api/v1/imports</c>: send files, follow their import, read what was refused.</summary>
public static class ImportsApi
{
    public static void MapImports(this IEndpointRouteBuilder api, SystemOptions options)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapPost("/", Post)
            .WithSummary("Imports CSV files through a mapping (multipart: file…, mapping, dryRun)")
            .WithForm(("file", "a CSV file; may be repeated"), ("mapping", "the mapping as JSON: docs/import-mapping.md"), ("dryRun", "true to check only"))
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(options.MaxUploadBytes + (1024 * 1024)))
            .ProducesProblem(413).ProducesProblem(422);
        imports.MapGet("/", List).WithSummary("The imports of this store, newest first");
        imports.MapGet("/{id}", Get).WithSummary("The progress of an import").ProducesProblem(404);
        imports.MapGet("/{id}/errors", Errors).WithSummary("The refused rows as CSV: file,row,column,code,message").ProducesProblem(404);
    }

    private static async Task<Results<Accepted<ImportBody>, ProblemHttpResult>> Post(HttpRequest request, ImportUpload upload, ImportQueue queue, CancellationToken cancellation)
    {
        var (order, faults) = await upload.Receive(request, cancellation);
        if (order is null)
        {
            return Problems.Of(faults.Any(f => f.Code == "file_too_large") ? 413 : 422, faults);
        }

        var progress = await queue.Add(order);
        return TypedResults.Accepted($"/api/v1/imports/{order.Id}", ImportBody.Of(progress));
    }

    private static async Task<Ok<ImmutableArray<ImportBody>>> List(IGrainFactory grains)
    {
        var ids = await grains.GetGrain<IImportListGrain>(IImportListGrain.Key).List();
        var all = await Task.WhenAll(ids.Take(50).Select(i => grains.GetGrain<IImportGrain>(i).Get()));
        return TypedResults.Ok<ImmutableArray<ImportBody>>([.. all.OfType<ImportProgress>().Select(ImportBody.Of)]);
    }

    private static async Task<Results<Ok<ImportBody>, ProblemHttpResult>> Get(string id, IGrainFactory grains, ImportFolder folder) =>
        folder.IsId(id) && await grains.GetGrain<IImportGrain>(id).Get() is { } progress
            ? TypedResults.Ok(ImportBody.Of(progress))
            : Problems.Of(404, Reason.Of("unknown_import", "id", id));

    private static async Task<IResult> Errors(string id, IGrainFactory grains, ImportFolder folder, HttpResponse response)
    {
        if (!folder.IsId(id) || await grains.GetGrain<IImportGrain>(id).Get() is null)
        {
            return Problems.Of(404, Reason.Of("unknown_import", "id", id));
        }

        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"errors-{id}.csv\"";
        await using var writer = new StreamWriter(response.Body, leaveOpen: true);
        await ImportErrors.WriteCsv(folder.Errors(id), writer, Cultures.Current);
        return Results.Empty;
    }
}
