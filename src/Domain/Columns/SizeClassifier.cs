using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>Reads the size of units from the columns of one period: the same as <see cref="SizeScale.Classify"/>, with everything looked up once for all units.</summary>
internal sealed class SizeClassifier
{
    private readonly AreaBook book;
    private readonly Period period;
    private readonly bool validatedOnly;
    private readonly Source[] sources;

    /// <param name="range">One whose size <see cref="KeyParts.CanSize"/>.</param>
    public SizeClassifier(AreaBook book, PeriodRange range, bool validatedOnly)
    {
        (this.book, period, this.validatedOnly) = (book, range.Last, validatedOnly);
        sources =
        [
            .. book.Pack.Sizes.Elements.Select(book.Pack.Element).OfType<DataElement>().Where(e => e.IsSummable)
                .Select(e => (Element: e, Set: book.Pack.Source(e, range.Kind))).Where(e => e.Set is not null)
                .Select(e => new Source(e.Set!, e.Element.Code, AmountClasses.Bounds(book.Pack.Sizes, e.Element.Decimals))),
        ];
    }

    /// <summary>The place of the unit's class among those of the pack, from 1; 0 where none of the elements is reported.</summary>
    public ushort Of(int row)
    {
        foreach (var source in sources)
        {
            if (Find(source) && Of(row, source) is > 0 and var place)
            {
                return place;
            }
        }

        return 0;
    }

    /// <summary>Fetches the classes of some rows from memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Fetch(ReadOnlySpan<int> rows)
    {
        var sum = 0;
        if (sources.Length > 0 && Find(sources[0]))
        {
            foreach (var row in rows)
            {
                sum ^= sources[0].Classes![row];
            }
        }

        return sum;
    }

    private ushort Of(int row, Source source) => !validatedOnly ? source.Classes![row]
        : source.Block!.Amount(row, source.Column, validatedOnly) is { } amount ? AmountClasses.Of(amount, source.Bounds) : (ushort)0;

    /// <summary>False until somebody has reported.</summary>
    private bool Find(Source source)
    {
        if (source.Block is null && book.Block(source.Set, period) is { } block && block.Column(source.Element) is >= 0 and var column)
        {
            (source.Block, source.Column, source.Classes) = (block, column, block.Classes(column));
        }

        return source.Block is not null;
    }

    private sealed record Source(DataSet Set, string Element, ImmutableArray<Int128> Bounds)
    {
        public ReportBlock? Block { get; set; }

        public int Column { get; set; }

        public AmountClasses? Classes { get; set; }
    }
}
