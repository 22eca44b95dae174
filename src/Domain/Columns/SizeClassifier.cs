using System.Collections.Immutable;
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
                .Select(e => new Source(e.Set!, e.Element.Code, Bounds(book.Pack.Sizes, e.Element.Decimals))),
        ];
    }

    /// <summary>The place of the unit's class among those of the pack, from 1; 0 where none of the elements is reported.</summary>
    public ushort Of(int row)
    {
        foreach (var source in sources)
        {
            if (BlockOf(source) is { } block && block.Column(source.Element) is >= 0 and var column && block.Amount(row, column, validatedOnly) is { } amount)
            {
                var place = 0;
                while (place < source.Bounds.Length && amount >= source.Bounds[place])
                {
                    place++;
                }

                return (ushort)(place + 1);
            }
        }

        return 0;
    }

    /// <summary>Fetches the reports of some rows from memory.</summary>
    public void Fetch(ReadOnlySpan<int> rows)
    {
        if (sources.Length > 0 && BlockOf(sources[0]) is { } block && block.Column(sources[0].Element) is >= 0 and var column)
        {
            block.Touch(rows, column);
        }
    }

    private ReportBlock? BlockOf(Source source) => source.Block ??= book.Block(source.Set, period);

    /// <summary>The bounds in smallest units, rounded up: a whole amount is below the bound exactly if it is below this.</summary>
    private static ImmutableArray<Int128> Bounds(SizeScale sizes, int decimals) =>
        [.. sizes.Classes.Where(c => c.Below is not null).Select(c => (Int128)Math.Ceiling(c.Below!.Value / FixedPoint.Natural(1, decimals)))];

    private sealed record Source(DataSet Set, string Element, ImmutableArray<Int128> Bounds)
    {
        /// <summary>Null until somebody has reported.</summary>
        public ReportBlock? Block { get; set; }
    }
}
