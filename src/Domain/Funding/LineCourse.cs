namespace EconomieSociale.Funding;

/// <summary>What a line had been allocated and had committed on each day, by the operations that stand. Built once, asked often.</summary>
public sealed class LineCourse
{
    private readonly SortedList<DateOnly, long> committed = [];
    private readonly SortedList<DateOnly, long> allocated = [];

    public LineCourse(string line, LineBook book, FundBook fund, FundTerms terms)
    {
        var sum = 0L;
        var agreements = new Dictionary<int, (List<Operation> Until, long Committed)>();
        foreach (var operation in book.Operations.Standing().OrderBy(o => o.Date))
        {
            var number = operation.Command.Agreement!.Value;
            var (until, before) = agreements.GetValueOrDefault(number, ([], 0));
            until.Add(operation);
            var now = AgreementBalance.Of(until).Committed;
            agreements[number] = (until, now);
            sum = checked(sum + now - before);
            committed[operation.Date] = sum;
        }

        var has = terms.Lines.GetValueOrDefault(line);
        allocated[DateOnly.MinValue] = has;
        foreach (var move in fund.Operations.Standing().Where(o => o.Kind == OperationKind.Reprogramming && (o.Command.From == line || o.Command.To == line)).OrderBy(o => o.Date))
        {
            has = checked(has + (move.Command.To == line ? move.Amount : -move.Amount));
            allocated[move.Date] = has;
        }
    }

    /// <summary>The days on which one of them changed.</summary>
    public IEnumerable<DateOnly> Days => committed.Keys.Concat(allocated.Keys);

    /// <summary>In smallest units.</summary>
    public long Committed(DateOnly day) => On(committed, day);

    /// <summary>In smallest units.</summary>
    public long Allocated(DateOnly day) => On(allocated, day);

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
