using System.Collections.Immutable;
using EconomieSociale.Components;
using EconomieSociale.Hosting;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace EconomieSociale.Exchange;

/// <summary>What the form of the import page is sent to. It answers with the page of the import, or with the form and the reasons.</summary>
public static class ImportForm
{
    /// <summary>Before the page of the same address, which would take the form as well.</summary>
    private const int BeforePages = -1;

    public static void MapImportForm(this IEndpointRouteBuilder app, SystemOptions options) => app.MapPost(Address.Imports, Post)
        .WithMetadata(new RequestSizeLimitAttribute(options.MaxUploadBytes + (1024 * 1024)))
        .WithOrder(BeforePages)
        .ExcludeFromDescription();

    private static async Task<IResult> Post(
        HttpContext context, ImportUpload upload, ImportQueue queue, IAntiforgery antiforgery, IOptions<AntiforgeryOptions> settings, CancellationToken cancellation)
    {
        // The body is a stream that is read once, so the token is judged where it passes by: put where the system looks before it would read the form.
        Task<bool> Admits(string token)
        {
            context.Request.Headers[settings.Value.HeaderName!] = token;
            return antiforgery.IsRequestValidAsync(context);
        }

        var (order, faults) = await upload.Receive(context.Request, cancellation, Admits);
        if (order is null)
        {
            return Standalone.Show<ImportListPage>(Status(faults), (nameof(ImportListPage.Faults), faults));
        }

        await queue.Add(order);
        return Results.Redirect(Address.Import(order.Id));
    }

    private static int Status(ImmutableArray<Reason> faults) => faults[0].Code switch
    {
        "form_expired" or "bad_request" => StatusCodes.Status400BadRequest,
        "file_too_large" => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
