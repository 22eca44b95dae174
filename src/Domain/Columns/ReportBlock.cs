using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>The reports of all units of an area for one form and period, by the row of the unit.</summary>
internal sealed class ReportBlock
{
    /// <summary>Days of receipt are counted from here in 16 bits, until 2179.</summary>
    public static readonly DateOnly Epoch = new(1999, 12, 31);

    private readonly List<ReportChunk?> chunks = [];
    private readonly Dictionary<int, Contribution> odd = [];
    private readonly Dictionary<string, int> columns;
    private readonly ImmutableArray<string> elements;
    private readonly AmountClasses?[] classes;

    /// <param name="elements">Those of the form, see <see cref="ElementsOf"/>.</param>
    public ReportBlock(DataSet set, Period period, ImmutableArray<string> elements, Pack pack)
    {
        (Set, Period, this.elements) = (set, period, elements);
        columns = elements.Select((e, i) => (e, i)).ToDictionary(e => e.e, e => e.i, StringComparer.Ordinal);
        LastDay = period.LastDay;
        classes =
        [
            .. elements.Select(pack.Element)
                .Select(e => pack.Sizes.Elements.Contains(e!.Code) && e.IsSummable ? new AmountClasses(AmountClasses.Bounds(pack.Sizes, e.Decimals)) : null),
        ];
    }

    public DataSet Set { get; }

    public Period Period { get; }

    /// <summary>The day on which memberships are read.</summary>
    public DateOnly LastDay { get; }

    public int Width => elements.Length;

    /// <summary>Contributions that are kept whole are counted as much as their amounts.</summary>
    public long Bytes => chunks.Sum(c => c?.Bytes ?? 0) + classes.Sum(c => c?.Bytes ?? 0) + (odd.Count * Width * 32L);

    /// <summary>The elements of a form in the order of their columns.</summary>
    public static ImmutableArray<string> ElementsOf(DataSet set, Pack pack) =>
        [.. pack.Elements.Where(e => e.DataSets.Contains(set.Code)).Select(e => e.Code).Order(StringComparer.Ordinal)];

    /// <summary>The column of an element; -1 if the form does not ask for it.</summary>
    public int Column(string element) => columns.GetValueOrDefault(element, -1);

    /// <summary>In which size class an amount of a column lies, whatever its state; null for columns that no size follows from.</summary>
    public AmountClasses? Classes(int column) => classes[column];

    /// <summary>Null where no unit of the chunk has a report.</summary>
    public ReportChunk? Chunk(int index) => index < chunks.Count ? chunks[index] : null;

    /// <summary>
    /// Fetches the beginning of every chunk with rows that are kept, or of few rows what a total reads of them: fetches that do not wait for each other, with
    /// nothing between them, take a tenth of the time that each would take when its turn comes.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public long Touch(DayGroups groups)
    {
        var sum = 0L;
        if (groups.Some.IsEmpty)
        {
            foreach (var index in groups.Chunks)
            {
                sum ^= Chunk(index)?.Touch() ?? 0;
            }

            return sum;
        }

        var rows = groups.Some.Span;
        foreach (var row in rows)
        {
            sum ^= Chunk(row / ReportChunk.Size)?.Plain ?? 0;
        }

        foreach (var row in rows)
        {
            sum ^= Chunk(row / ReportChunk.Size)?.Touch(row % ReportChunk.Size) ?? 0;
        }

        return sum;
    }

    /// <summary>The contribution of a row that the columns cannot hold as it is.</summary>
    public Contribution? Odd(int row) => odd.GetValueOrDefault(row);

    public int VersionAt(int row) => Held(row, out var chunk, out var at) ? (chunk[at] & RowFlags.Odd) != 0 ? odd[row].Version : chunk.Version(at) : 0;

    /// <summary>The contribution as it was written; null where there is none.</summary>
    public Contribution? Read(int row)
    {
        if (!Held(row, out var chunk, out var at))
        {
            return null;
        }

        if ((chunk[at] & RowFlags.Odd) != 0)
        {
            return odd[row];
        }

        var figures = ReadFigures(chunk, at);
        var isValidated = (chunk[at] & RowFlags.Validated) != 0;
        DateOnly? statement = chunk.Statement(at) is > 0 and var number ? DateOnly.FromDayNumber(number) : null;
        return new(
            Set.Code, Period, chunk.Version(at), (ReportState)chunk.State(at), figures, statement, isValidated ? figures : null, isValidated ? statement : null,
            chunk.Received(at) == 0 ? null : Epoch.AddDays(chunk.Received(at)));
    }

    public void Write(int row, Contribution report)
    {
        var at = row % ReportChunk.Size;
        var chunk = Open(row / ReportChunk.Size);
        chunk.Clear(at);
        odd.Remove(row);
        var foreign = false;
        foreach (var (element, value) in report.Submitted)
        {
            if (!columns.TryGetValue(element, out var column))
            {
                foreign = true; // kept whole
                continue;
            }

            if (value.IsNotApplicable)
            {
                chunk.WriteNotApplicable(at, column);
            }
            else
            {
                chunk.WriteAmount(at, column, value.Minor);
            }
        }

        for (var column = 0; column < classes.Length; column++)
        {
            classes[column]?.Write(row, chunk.IsPresent(at, column) ? chunk.Amount(at, column) : null);
        }

        if (foreign || IsOdd(report))
        {
            odd[row] = report;
            chunk.Write(at, RowFlags.Held | RowFlags.Odd, 0, 0, 0, 0);
            return;
        }

        chunk.Write(
            at,
            report.Validated is null ? RowFlags.Held : RowFlags.Held | RowFlags.Validated,
            (byte)report.State,
            (ushort)report.Version,
            (ushort)(report.ReceivedOn is { } day ? day.DayNumber - Epoch.DayNumber : 0),
            report.StatementDate?.DayNumber ?? 0);
    }

    public void Carry(int row, bool submitted, bool validated) => chunks[row / ReportChunk.Size]!.Carry(
        row % ReportChunk.Size, (submitted ? RowFlags.Carried : 0) | (validated ? RowFlags.ValidatedCarried : 0));

    /// <summary>The amount of a column in a view; null when the view has none.</summary>
    public long? Amount(int row, int column, bool validatedOnly)
    {
        if (!validatedOnly && Chunk(row / ReportChunk.Size)?.Amount(row % ReportChunk.Size, column) is not (null or 0) and var found)
        {
            return found;
        }

        if (!Held(row, out var chunk, out var at))
        {
            return null;
        }

        if (validatedOnly && (chunk[at] & RowFlags.Odd) != 0)
        {
            return odd[row].Validated?.Amount(elements[column]);
        }

        return (!validatedOnly || (chunk[at] & RowFlags.Validated) != 0) && chunk.IsPresent(at, column) ? chunk.Amount(at, column) : null;
    }

    public bool IsCarried(int row, bool validatedOnly) =>
        Held(row, out var chunk, out var at) && (chunk[at] & (validatedOnly ? RowFlags.ValidatedCarried : RowFlags.Carried)) != 0;

    public bool HasStatement(int row) => Held(row, out var chunk, out var at) && (chunk.Statement(at) > 0 || (chunk[at] & RowFlags.Odd) != 0);

    public bool IsHeld(int row) => Held(row, out _, out _);

    private bool Held(int row, out ReportChunk chunk, out int at)
    {
        chunk = Chunk(row / ReportChunk.Size)!;
        at = row % ReportChunk.Size;
        return chunk is not null && (chunk[at] & RowFlags.Held) != 0;
    }

    private ReportChunk Open(int index)
    {
        while (chunks.Count <= index)
        {
            chunks.Add(null);
        }

        return chunks[index] ??= new(Width);
    }

    private static bool IsOdd(Contribution report) =>
        (report.Validated is { } validated && (!validated.Equals(report.Submitted) || report.ValidatedStatementDate != report.StatementDate))
        || (report.Validated is null && report.ValidatedStatementDate is not null)
        || report.Version > ushort.MaxValue
        || (report.ReceivedOn is { } day && (day <= Epoch || day.DayNumber - Epoch.DayNumber > ushort.MaxValue))
        || report.StatementDate?.DayNumber == 0;

    private Figures ReadFigures(ReportChunk chunk, int at)
    {
        var names = ImmutableArray.CreateBuilder<string>(Width);
        var values = ImmutableArray.CreateBuilder<ElementValue>(Width);
        for (var column = 0; column < Width; column++)
        {
            if (chunk.IsPresent(at, column))
            {
                names.Add(elements[column]);
                values.Add(new(chunk.Amount(at, column)));
            }
            else if (chunk.IsNotApplicable(at, column))
            {
                names.Add(elements[column]);
                values.Add(ElementValue.NotApplicable);
            }
        }

        return Figures.FromSorted(names.DrainToImmutable(), values.DrainToImmutable());
    }
}
