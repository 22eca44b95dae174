using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>
/// By row, in which class an amount of its report lies. Conditions on the size of units read this instead of the amounts: two bytes a report side by side,
/// where the amounts of neighbours lie a hundred bytes apart.
/// </summary>
/// <param name="bounds">In smallest units, rising: an amount below the first lies in class 1.</param>
internal sealed class AmountClasses(ImmutableArray<Int128> bounds)
{
    private ushort[] classes = [];

    public long Bytes => classes.Length * (long)sizeof(ushort);

    /// <summary>The class of a row; 0 where its report has no such amount, or there is no report.</summary>
    public ushort this[int row] => row < classes.Length ? classes[row] : (ushort)0;

    /// <summary>The bounds of size classes, rounded up: a whole amount is below the bound exactly if it is below this.</summary>
    public static ImmutableArray<Int128> Bounds(SizeScale sizes, int decimals) =>
        [.. sizes.Classes.Where(c => c.Below is not null).Select(c => (Int128)Math.Ceiling(c.Below!.Value / FixedPoint.Natural(1, decimals)))];

    /// <summary>The class of an amount, from 1.</summary>
    public static ushort Of(long amount, ImmutableArray<Int128> bounds)
    {
        var place = 0;
        while (place < bounds.Length && amount >= bounds[place])
        {
            place++;
        }

        return (ushort)(place + 1);
    }

    public void Write(int row, long? amount)
    {
        if (row >= classes.Length)
        {
            Array.Resize(ref classes, Math.Max(row + 1, classes.Length * 3 / 2));
        }

        classes[row] = amount is { } number ? Of(number, bounds) : (ushort)0;
    }
}
