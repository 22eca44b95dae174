using System.Text.Json;

namespace EconomieSociale.Tests.Faults;

/// <summary>A revision as it rests.</summary>
internal sealed record BatchRevision(int Number, Amounts Amounts, string[] Commands, string[] Reviews, bool IsValidated);

/// <summary>A report as it rests: all its revisions.</summary>
internal sealed record BatchReport(string Form, Term Period, BatchRevision[] Revisions)
{
    public string Key => $"{Form}/{Period.Id}";

    /// <summary>The newest figures, or the newest that are validated.</summary>
    public Amounts? Shown(bool validated) => Revisions.LastOrDefault(r => !validated || r.IsValidated)?.Amounts;
}

/// <summary>A unit as its rows say, read without a type of the product.</summary>
internal sealed record BatchUnit(string Code, Profile Profile, BatchReport[] Reports)
{
    /// <summary>Puts the rows of every unit together. A unit without a profile row, or a row that is there twice, is a fault of the storage.</summary>
    public static BatchUnit[] Read(IEnumerable<StoredRow> rows) => [.. rows.GroupBy(r => r.Unit, StringComparer.Ordinal).Select(One)];

    private static BatchUnit One(IGrouping<string, StoredRow> rows)
    {
        var twice = rows.GroupBy(r => r.Name).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null || !rows.Any(r => r.IsProfile))
        {
            throw new InvalidDataException($"Unit {rows.Key} rests in the rows {string.Join(", ", rows.Select(r => r.Name))}.");
        }

        using var profile = JsonDocument.Parse(rows.Single(r => r.IsProfile).Payload);
        return new(rows.Key, Profile.OfRow(profile.RootElement.GetProperty("unit")), [.. rows.Where(r => r.IsYear).SelectMany(Reported)]);
    }

    private static List<BatchReport> Reported(StoredRow year)
    {
        using var json = JsonDocument.Parse(year.Payload);
        return [.. json.RootElement.GetProperty("book").GetProperty("reports").EnumerateArray().Select(Report)];
    }

    private static BatchReport Report(JsonElement report) => new(
        report.GetProperty("dataSet").GetString()!, Term.Read(report.GetProperty("period").GetString()!), [.. report.GetProperty("revisions").EnumerateArray().Select(Revision)]);

    private static BatchRevision Revision(JsonElement revision)
    {
        var steps = revision.GetProperty("steps").EnumerateArray().ToArray();
        return new(
            revision.GetProperty("number").GetInt32(),
            Amounts.OfRow(revision.GetProperty("figures")),
            [.. revision.GetProperty("commands").EnumerateArray().Select(c => c.GetString()!)],
            [.. steps.Select(s => s.GetProperty("commandId").GetString()!)],
            steps.Length > 0 && steps[^1].GetProperty("state").GetString()!.StartsWith("validated", StringComparison.OrdinalIgnoreCase));
    }
}
