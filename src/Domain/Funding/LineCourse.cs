namespace EconomieSociale.Funding;

/// <summary>What a line had been allocated and had committed on each day, by the operations that stood on it. Built once, asked often.</summary>
public sealed class LineCourse
{
    private readonly SortedList<DateOnly, long> committed = [];
    private readonly SortedList<DateOnly, long> allocated = [];

    public LineCourse(string line, LineBook book, FundBook fund, FundTerms terms)
    {
        var sum = 0L;
        var agreements = new Dictionary<int, (List<Operation> Standing, long Committed)>();
        foreach (var (day, operation, comes) in Changes(book.Operations))
        {
            var number = operation.Command.Agreement!.Value;
            var (standing, before) = agreements.GetValueOrDefault(number, ([], 0));
            if (comes)
            {
                standing.Add(operation);
            }
            else
            {
                standing.Remove(operation);
            }

            var now = AgreementBalance.Of(standing).Committed;
            agreements[number] = (standing, now);
            sum = checked(sum + now - before);
            committed[day] = sum;
        }

        var has = terms.Lines.GetValueOrDefault(line);
        allocated[DateOnly.MinValue] = has;
        foreach (var (day, move, comes) in Changes(fund.Operations).Where(c => c.Operation.Kind == OperationKind.Reprogramming && Concerns(c.Operation.Command, line)))
        {
            has = checked(has + (move.Command.To == line == comes ? move.Amount : -move.Amount));
            allocated[day] = has;
        }
    }

    /// <summary>The days on which one of them changed.</summary>
    public IEnumerable<DateOnly> Days => committed.Keys.Concat(allocated.Keys);

    /// <summary>In smallest units.</summary>
    public long Committed(DateOnly day) => On(committed, day);

    /// <summary>In smallest units.</summary>
    public long Allocated(DateOnly day) => On(allocated, day);

    private static bool Concerns(FundCommand move, string line) => move.From == line || move.To == line;

    /// <summary>What comes and what is taken back, day by day.</summary>
    private static IEnumerable<(DateOnly Day, Operation Operation, bool Comes)> Changes(IEnumerable<Operation> operations) => operations.Dated()
        .SelectMany(o => o.Until is { } until ? new[] { (o.Operation.Date, o.Operation, true), (until, o.Operation, false) } : [(o.Operation.Date, o.Operation, true)])
        .OrderBy(c => c.Item1);

    private static long On(SortedList<DateOnly, long> course, DateOnly day)
    {
        var (low, high) = (0, course.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = course.Keys[middle] <= day ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 0 : course.Values[low - 1];
    }
}
