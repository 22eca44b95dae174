using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Cooperatives;

/// <summary>Takes the commands of one call in their order and collects what must be written: a later one sees what an earlier one did.</summary>
/// <param name="held">The years that rest, oldest first.</param>
internal sealed class ReportDesk(OrganisationUnit unit, ImmutableArray<YearBook> held, Pack pack, ProgrammeCalendar calendar)
{
    private readonly List<Sheet> sheets = Sheets(held);

    /// <summary>The years to write, oldest first.</summary>
    public ImmutableArray<YearBook> Changed => Books(s => s.IsChanged);

    /// <summary>The years that a command was about, also one that changed nothing: its first attempt may have died before it was told.</summary>
    public ImmutableArray<YearBook> Addressed => Books(s => s.IsAddressed);

    public ReportOutcome Submit(SubmitReport command)
    {
        var (set, period, faults) = ReportRules.Address(command.DataSet, command.Period, pack);
        if (!faults.IsEmpty)
        {
            return ReportOutcome.Stop(OutcomeKind.Refused, 0, ReportState.Draft, faults);
        }

        var sheet = Find(period.Year) ?? Begin(period.Year);
        sheet.IsAddressed = true;
        var (next, outcome) = ReportRules.Submit(sheet.Book, unit, set!, period, command, p => Standing(set!, p), pack, calendar.Now, calendar.Today);
        sheet.Put(next);
        return outcome;
    }

    public ReportOutcome Review(ReportReview review)
    {
        var (set, period, faults) = ReportRules.Address(review.DataSet, review.Period, pack);
        if (!faults.IsEmpty || Find(period.Year) is not { } sheet || sheet.Book.Find(set!.Code, period) is not { } report)
        {
            return ReportOutcome.Stop(OutcomeKind.NotFound, 0, ReportState.Draft, Reason.Of("unknown_report", "period", review.DataSet, review.Period));
        }

        sheet.IsAddressed = true;
        if (review.Expected is { } seen && report.Latest is { } latest && seen != new SeenRevision(latest.Number, latest.Steps.Length))
        {
            return ReportOutcome.Of(OutcomeKind.Unchanged, latest);
        }

        var (next, outcome) = ReviewRules.Decide(report, review.Command, calendar.Now);
        if (next != report)
        {
            sheet.Put(sheet.Book.With(next));
        }

        return outcome;
    }

    private Figures? Standing(DataSet set, Period period) => Find(period.Year)?.Book.Find(set.Code, period)?.Latest?.Figures;

    private Sheet? Find(int year)
    {
        foreach (var sheet in sheets)
        {
            if (sheet.Book.Year == year)
            {
                return sheet;
            }
        }

        return null;
    }

    private Sheet Begin(int year)
    {
        var sheet = new Sheet(YearBook.Empty(year));
        var later = sheets.FindIndex(s => s.Book.Year > year);
        sheets.Insert(later < 0 ? sheets.Count : later, sheet);
        return sheet;
    }

    private ImmutableArray<YearBook> Books(Func<Sheet, bool> wanted)
    {
        var books = ImmutableArray.CreateBuilder<YearBook>(1);
        foreach (var sheet in sheets)
        {
            if (wanted(sheet))
            {
                books.Add(sheet.Book);
            }
        }

        return books.DrainToImmutable();
    }

    private static List<Sheet> Sheets(ImmutableArray<YearBook> held)
    {
        var sheets = new List<Sheet>(held.Length + 1);
        foreach (var book in held)
        {
            sheets.Add(new(book));
        }

        return sheets;
    }

    /// <summary>A year on the desk.</summary>
    private sealed class Sheet(YearBook book)
    {
        public YearBook Book { get; private set; } = book;

        public bool IsChanged { get; private set; }

        public bool IsAddressed { get; set; }

        public void Put(YearBook next)
        {
            IsChanged |= !ReferenceEquals(next, Book);
            Book = next;
        }
    }
}
