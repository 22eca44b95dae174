using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Values;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EconomieSociale.Exchange;

/// <summary>Takes an upload from the wire to the folder of its import, part by part: nothing of it is held in memory.</summary>
public sealed class ImportUpload(ImportFolder folder, SystemOptions options)
{
    private const int MaxMappingBytes = 1024 * 1024;

    /// <summary>The field of a form that proves that it was ours; it must come before the first file.</summary>
    public const string TokenField = "__RequestVerificationToken";

    /// <summary>The order of the upload, or why it was refused (nothing of it is kept then).</summary>
    /// <param name="admits">Judges the token of a form; null for the API, which knows no forms.</param>
    public async Task<(ImportOrder? Order, ImmutableArray<Reason> Faults)> Receive(HttpRequest request, CancellationToken cancellation, Func<string, Task<bool>>? admits = null)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return (null, [Reason.Of("no_file", "file")]);
        }

        var id = folder.NewId();
        var files = Directory.CreateDirectory(Path.Combine(folder.Of(id), "files")).FullName;
        try
        {
            var (order, fault) = await Read(new MultipartReader(boundary, request.Body), id, files, admits, cancellation);
            if (fault is null)
            {
                return (order, []);
            }

            Directory.Delete(folder.Of(id), true);
            return (null, [fault]);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or BadHttpRequestException)
        {
            Directory.Delete(folder.Of(id), true);
            return (null, [e is BadHttpRequestException { StatusCode: 413 } ? TooLarge() : Reason.Of("bad_request", "file")]);
        }
    }

    private async Task<(ImportOrder? Order, Reason? Fault)> Read(MultipartReader reader, string id, string target, Func<string, Task<bool>>? admits, CancellationToken cancellation)
    {
        var admitted = admits is null;
        string? mapping = null;
        var dryRun = false;
        var files = new List<string>();
        long total = 0;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
            var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
            switch (name)
            {
                case TokenField when admits is not null:
                    admitted = await admits(await Text(section.Body, cancellation));
                    break;
                case not null when !admitted:
                    return (null, Reason.Of("form_expired", ""));
                case "mapping":
                    mapping = await Text(section.Body, cancellation);
                    break;
                case "dryRun":
                    dryRun = (await Text(section.Body, cancellation)).Trim() is "true" or "on" or "1";
                    break;
                case "file" when fileName is { Length: > 0 }:
                    // A folder of its own, so that two files of one name do not meet.
                    var path = Path.Combine(Directory.CreateDirectory(Path.Combine(target, $"{files.Count}")).FullName, Path.GetFileName(fileName));
                    if (files.Count >= ImportPlan.MaxFiles)
                    {
                        return (null, Reason.Of("too_many_files", "file", $"{ImportPlan.MaxFiles}"));
                    }

                    total += await Store(section.Body, path, options.MaxUploadBytes - total, cancellation);
                    if (total > options.MaxUploadBytes)
                    {
                        return (null, TooLarge());
                    }

                    files.Add(path);
                    break;
            }
        }

        if (!admitted)
        {
            return (null, Reason.Of("form_expired", ""));
        }

        return mapping is null or ""
            ? (null, Reason.Of("no_mapping", "mapping"))
            : files.Count == 0 ? (null, Reason.Of("no_file", "file")) : (new(id, dryRun, mapping, [.. files]), null);
    }

    private Reason TooLarge() => Reason.Of("file_too_large", "file", $"{options.MaxUploadBytes / (1024 * 1024)}");

    private static async Task<string> Text(Stream body, CancellationToken cancellation)
    {
        using var reader = new StreamReader(body);
        var buffer = new char[MaxMappingBytes];
        var read = await reader.ReadBlockAsync(buffer.AsMemory(), cancellation);
        return new(buffer, 0, read);
    }

    /// <summary>Copies a part to its file and stops one byte after the room that is left.</summary>
    private static async Task<long> Store(Stream body, string path, long room, CancellationToken cancellation)
    {
        await using var file = File.Create(path);
        var buffer = new byte[81_920];
        long written = 0;
        int read;
        while (written <= room && (read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            written += read;
        }

        return written;
    }
}
