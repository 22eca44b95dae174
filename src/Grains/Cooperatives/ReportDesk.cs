using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Cooperatives;

/// <summary>Takes the commands of one call in their order and collects what must be written: a later one sees what an earlier one did.</summary>
internal sealed class ReportDesk(OrganisationUnit unit, IEnumerable<YearBook> held, Pack pack, ProgrammeCalendar calendar)
{
    private readonly SortedDictionary<int, YearBook> books = new(held.ToDictionary(b => b.Year));
    private readonly SortedSet<int> changed = [];
    private readonly SortedSet<int> addressed = [];

    /// <summary>The years to write, oldest first.</summary>
    public IEnumerable<YearBook> Changed => changed.Select(y => books[y]);

    /// <summary>The years that a command was about, also one that changed nothing: its first attempt may have died before it was told.</summary>
    public IEnumerable<YearBook> Addressed => addressed.Where(books.ContainsKey).Select(y => books[y]);

    public ReportOutcome Submit(SubmitReport command)
    {
        var (set, period, faults) = ReportRules.Address(command.DataSet, command.Period, pack);
        if (!faults.IsEmpty)
        {
            return ReportOutcome.Stop(OutcomeKind.Refused, 0, ReportState.Draft, faults);
        }

        addressed.Add(period.Year);
        var book = books.GetValueOrDefault(period.Year) ?? YearBook.Empty(period.Year);
        var (next, outcome) = ReportRules.Submit(book, unit, set!, period, command, p => Standing(set!, p), pack, calendar.Now, calendar.Today);
        books[period.Year] = next;
        if (!ReferenceEquals(next, book))
        {
            changed.Add(period.Year);
        }

        return outcome;
    }

    public ReportOutcome Review(ReportReview review)
    {
        var (set, period, faults) = ReportRules.Address(review.DataSet, review.Period, pack);
        if (!faults.IsEmpty || books.GetValueOrDefault(period.Year) is not { } book || book.Find(set!.Code, period) is not { } report)
        {
            return ReportOutcome.Stop(OutcomeKind.NotFound, 0, ReportState.Draft, Reason.Of("unknown_report", "period", review.DataSet, review.Period));
        }

        addressed.Add(period.Year);
        if (review.Expected is { } seen && report.Latest is { } latest && seen != new SeenRevision(latest.Number, latest.Steps.Length))
        {
            return ReportOutcome.Of(OutcomeKind.Unchanged, latest);
        }

        var (next, outcome) = ReviewRules.Decide(report, review.Command, calendar.Now);
        if (next != report)
        {
            books[period.Year] = book.With(next);
            changed.Add(period.Year);
        }

        return outcome;
    }

    private Figures? Standing(DataSet set, Period period) => books.GetValueOrDefault(period.Year)?.Find(set.Code, period)?.Latest?.Figures;
}
