using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>
/// The reports of one unit whose periods lie in one calendar year: the row in which they rest.
/// A report is one durable write of one such row, and the row stays small however long the history grows.
/// </summary>
[GenerateSerializer, Immutable, Alias("year-book")]
public sealed record YearBook(int Year, ImmutableArray<Report> Reports)
{
    public static YearBook Empty(int year) => new(year, []);

    public Report? Find(string dataSet, Period period)
    {
        foreach (var report in Reports)
        {
            if (report.Period == period && report.DataSet == dataSet)
            {
                return report;
            }
        }

        return null;
    }

    public YearBook With(Report report)
    {
        var held = Find(report.DataSet, report.Period);
        return this with { Reports = held is null ? Reports.Add(report) : Reports.Replace(held, report) };
    }
}
