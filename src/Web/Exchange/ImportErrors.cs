using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using EconomieSociale.Localisation;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>A refused row.</summary>
public sealed record ImportError(string File, int Row, string Column, Reason Reason);

/// <summary>The refused rows of an import. They rest as reasons, one JSON a line, and are worded in the language of the reader.</summary>
public sealed class ImportErrors : IAsyncDisposable
{
    /// <summary>Beyond this many the file is wrong as a whole, and nobody reads on.</summary>
    public const int MaxErrors = 100_000;

    private readonly StreamWriter writer;
    private readonly Lock turn = new();
    private int count;

    public ImportErrors(string path) => writer = new(path, append: false);

    public void Add(ImportError error)
    {
        lock (turn)
        {
            if (count++ < MaxErrors)
            {
                writer.WriteLine(JsonSerializer.Serialize(error));
            }
        }
    }

    public async ValueTask DisposeAsync() => await writer.DisposeAsync();

    /// <summary>The refused rows so far. While the import runs, the line that is being written is left for the next reading.</summary>
    public static IEnumerable<ImportError> Read(string path)
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line && Whole(line) is { } error)
        {
            yield return error;
        }
    }

    private static ImportError? Whole(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportError>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes <c>file,row,column,code,message</c>. Texts that a spreadsheet would take for formulas are escaped.</summary>
    public static async Task WriteCsv(string path, TextWriter output, string language)
    {
        await using var csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape }, leaveOpen: true);
        foreach (var title in new[] { "file", "row", "column", "code", "message" })
        {
            csv.WriteField(title);
        }

        await csv.NextRecordAsync();
        foreach (var error in Read(path))
        {
            csv.WriteField(error.File);
            csv.WriteField(error.Row);
            csv.WriteField(error.Column);
            csv.WriteField(error.Reason.Code);
            csv.WriteField(Wording.Of(error.Reason, language));
            await csv.NextRecordAsync();
        }
    }
}
