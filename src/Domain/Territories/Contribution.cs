using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>
/// What one report adds to totals. It is state, not a delta: applied twice, late or out of order it changes nothing,
/// since only a higher version replaces.
/// </summary>
/// <param name="Version">See <see cref="Report.Version"/>.</param>
/// <param name="Submitted">The figures that stand.</param>
/// <param name="Validated">The figures of the newest validated revision; null when none is.</param>
/// <param name="ValidatedStatementDate">The statement behind those; see <see cref="Revision.StatementDate"/>.</param>
/// <param name="ReceivedOn">The day on which the first figures reached the programme: a correction does not make a report late. Null: not known.</param>
[GenerateSerializer, Immutable, Alias("contribution")]
public sealed record Contribution(
    string DataSet,
    Period Period,
    int Version,
    ReportState State,
    Figures Submitted,
    DateOnly? StatementDate,
    Figures? Validated,
    DateOnly? ValidatedStatementDate = null,
    DateOnly? ReceivedOn = null)
{
    /// <summary>Null for a report of which nothing was submitted.</summary>
    public static Contribution? Of(Report report) => report.Latest is not { } latest
        ? null
        : new(
            report.DataSet,
            report.Period,
            report.Version,
            latest.State,
            latest.Figures,
            latest.StatementDate,
            report.Validated?.Figures,
            report.Validated?.StatementDate,
            report.Revisions[0].ReceivedOn);

    /// <summary>The figures of a view: those that stand, or the validated ones; null when the view has none.</summary>
    public Figures? Shown(bool validatedOnly) => validatedOnly ? Validated : Submitted;

    /// <summary>The end of the accounts behind the figures of a view.</summary>
    public DateOnly? Statement(bool validatedOnly) => validatedOnly ? ValidatedStatementDate : StatementDate;
}

/// <summary>A unit with the contributions of some or all of its reports, as told to the areas and associations that it belongs or belonged to.</summary>
/// <param name="Care">What people do for it; null when that is not told, or nothing was ever done.</param>
[GenerateSerializer, Immutable, Alias("unit-contributions")]
public sealed record UnitContributions(OrganisationUnit Unit, ImmutableArray<Contribution> Reports, CareBook? Care = null)
{
    public static UnitContributions Of(OrganisationUnit unit, IEnumerable<YearBook> books)
    {
        var told = ImmutableArray.CreateBuilder<Contribution>();
        foreach (var book in books)
        {
            foreach (var report in book.Reports)
            {
                if (Contribution.Of(report) is { } contribution)
                {
                    told.Add(contribution);
                }
            }
        }

        return new(unit, told.ToImmutable());
    }

    /// <summary>
    /// These, brought up to date by what the unit tells: of the unit and of every report the higher version stands.
    /// The order in which news arrives does not matter, nor how often.
    /// </summary>
    public UnitContributions Apply(UnitContributions news)
    {
        var reports = Reports.ToBuilder();
        foreach (var told in news.Reports)
        {
            var at = IndexOf(reports, told);
            if (at < 0)
            {
                reports.Add(told);
            }
            else if (reports[at].Version < told.Version)
            {
                reports[at] = told;
            }
        }

        return new(news.Unit.Version > Unit.Version ? news.Unit : Unit, reports.ToImmutable(), CareBook.Newer(Care, news.Care));
    }

    private static int IndexOf(ImmutableArray<Contribution>.Builder reports, Contribution told)
    {
        for (var i = 0; i < reports.Count; i++)
        {
            if (reports[i].Period == told.Period && reports[i].DataSet == told.DataSet)
            {
                return i;
            }
        }

        return -1;
    }
}
