using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Tests.Reports;

/// <summary>Sends commands to the book of 2021 of one unit on <see cref="Some.Today"/>, as its grain does.</summary>
internal sealed class Desk(OrganisationUnit unit)
{
    public Desk()
        : this(Some.Unit())
    {
    }

    public YearBook Book { get; private set; } = YearBook.Empty(2021);

    public Func<Period, Figures?> Earlier { get; init; } = _ => null;

    public DateOnly Today { get; init; } = Some.Today;

    public Report Report => Book.Reports[0];

    public ReportOutcome Send(SubmitReport command)
    {
        var (set, period, _) = ReportRules.Address(command.DataSet, command.Period, TestPack.Pack);
        var (next, outcome) = ReportRules.Submit(Book, unit, set!, period, command, Earlier, TestPack.Pack, Some.Now, Today);
        Book = next;
        return outcome;
    }

    public ReportOutcome Review(ReviewAction action, string? comment = "why")
    {
        var (next, outcome) = ReviewRules.Decide(Report, new(action, "reviewer", comment), Some.Now);
        Book = Book.With(next);
        return outcome;
    }
}
