using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>
/// What the values of a file become in a report that may already hold values of the same import.
/// Of an import that reported an element before, a different value contradicts it while its own value stands,
/// and is old news once somebody corrected it.
/// </summary>
public static class ImportRules
{
    /// <summary>The figures that the report should have, and the contradictions found (field: the element).</summary>
    public static (Figures Figures, ImmutableArray<Reason> Contradictions) Reconcile(Report report, Figures given, SubmitReport command)
    {
        var held = report.Latest?.Figures ?? Figures.Empty;
        if (command.Import is not { } import || report.Revisions.All(r => r.Import != import))
        {
            return (command.Merge ? held.With(given) : given, []);
        }

        var contradictions = ImmutableArray.CreateBuilder<Reason>();
        var fresh = new List<KeyValuePair<string, ElementValue>>();
        foreach (var (element, value) in given.Where(v => held[v.Key] != v.Value))
        {
            if (!ReportedBy(report, import, element))
            {
                fresh.Add(new(element, value));
            }
            else if (SetBy(report, element) == import)
            {
                contradictions.Add(Reason.Of("contradicts_same_import", element, $"{held[element]}", $"{value}"));
            }
        }

        return (held.With(Figures.From(fresh)), contradictions.ToImmutable());
    }

    /// <summary>
    /// The statement date that the report should have. Of an import that reported before, and was corrected since, the date is old news.
    /// </summary>
    public static DateOnly? Statement(Report report, SubmitReport command) =>
        command.Import is { } import && report.Latest is { } latest && latest.Import != import && report.Revisions.Any(r => r.Import == import)
            ? latest.StatementDate
            : command.StatementDate;

    private static bool ReportedBy(Report report, string import, string element) =>
        report.Revisions.Any(r => r.Import == import && r.Figures[element] is not null);

    /// <summary>The import of the revision that gave the element the value that stands; null for a correction by hand.</summary>
    private static string? SetBy(Report report, string element)
    {
        var standing = report.Latest!.Figures[element];
        var import = report.Latest.Import;
        foreach (var revision in report.Revisions.Reverse().TakeWhile(r => r.Figures[element] == standing))
        {
            import = revision.Import;
        }

        return import;
    }
}
