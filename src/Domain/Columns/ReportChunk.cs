using System.Numerics;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>What stands about one report beside its amounts.</summary>
[Flags]
internal enum RowFlags : byte
{
    None = 0,

    /// <summary>There is a report.</summary>
    Held = 1,

    /// <summary>Its figures are validated as they stand.</summary>
    Validated = 2,

    /// <summary>The contribution has something that the columns cannot hold (validated figures of an older revision, …): it is kept whole beside them.</summary>
    Odd = 4,

    /// <summary>The figures that stand, and the validated ones, only repeat an older statement.</summary>
    Carried = 8,
    ValidatedCarried = 16,

    /// <summary>An amount of a narrow chunk rests beside its row.</summary>
    Large = 32,
}

/// <summary>
/// The reports of <see cref="Size"/> neighbouring units for one form and period. Amounts lie row by row (a total of all measures reads each row once),
/// as 32-bit numbers with the few larger ones beside them as long as that is smaller, else as 64-bit numbers. Missing and not applicable rest as 0.
/// </summary>
internal sealed class ReportChunk(int width)
{
    /// <summary>Rows of a chunk: enough to share its overhead, few enough that what a question skips is small.</summary>
    public const int Size = 512;

    /// <summary>More amounts than this beyond 32 bits, as a share of the cells, and 64-bit rows are smaller.</summary>
    private const int WideShare = 24;

    /// <summary>Room is made for so many rows at a time: most areas end in a chunk that is not full.</summary>
    private const int Step = 64;

    private readonly int words = (width + 63) / 64;
    private byte[] flags = [];
    private byte[] states = [];
    private ushort[] versions = [];
    private ushort[] received = [];
    private int[]? statements;
    private ulong[] present = [];
    private ulong[]? notApplicable;
    private Dictionary<int, long>? large;
    private long[] largeSums = [];

    /// <summary>The amounts by row, then column, as far as rows were written; null when the chunk is wide.</summary>
    public int[]? Narrow { get; private set; } = [];

    public long[]? Wide { get; private set; }

    public long Bytes => (sizeof(int) * (Narrow?.Length ?? 0L)) + (sizeof(long) * ((Wide?.Length ?? 0L) + present.Length + (notApplicable?.Length ?? 0)))
        + (flags.Length * (2L + (2 * sizeof(ushort)) + (statements is null ? 0 : sizeof(int)))) + ((large?.Count ?? 0) * 24L) + (largeSums.Length * sizeof(long));

    /// <summary>The amounts that do not fit into <see cref="Narrow"/>, by their cell.</summary>
    public Dictionary<int, long>? Large => large;

    /// <summary>The sum of those by column; empty where there never were any. At most 10¹⁵ each, those of a chunk add up in 64 bits.</summary>
    public ReadOnlySpan<long> LargeSums => largeSums;

    /// <summary>Rows that are held, complete, and neither carried forward nor odd: a total may take them all without looking.</summary>
    public int Plain { get; private set; }

    /// <summary>Reads the beginning of what a total over all rows reads, see <see cref="ReportBlock.Touch"/>.</summary>
    public long Touch() => Plain ^ (Narrow is [var amount, ..] ? amount : 0) ^ (largeSums is [var sum, ..] ? sum : 0);

    /// <summary>Reads a little of everything that a total reads of a row. Nothing here may overflow: what it gives means nothing.</summary>
    public long Touch(int row) => row >= flags.Length ? 0 : flags[row] ^ (Plain == Size ? 0 : present[row * words] > 0 ? 1 : 0)
        ^ (Narrow is { } narrow ? narrow[row * width] ^ narrow[((row + 1) * width) - 1] : Wide![row * width]);

    public RowFlags this[int row] => row < flags.Length ? (RowFlags)flags[row] : RowFlags.None;

    public byte State(int row) => states[row];

    public ushort Version(int row) => versions[row];

    /// <summary>The day of receipt since <see cref="ReportBlock.Epoch"/>; 0: not known.</summary>
    public ushort Received(int row) => received[row];

    /// <summary>The day number of the statement; 0: none.</summary>
    public int Statement(int row) => statements?[row] ?? 0;

    public bool IsPresent(int row, int column) => (present[(row * words) + (column >> 6)] >> (column & 63) & 1) != 0;

    public bool IsNotApplicable(int row, int column) => notApplicable is not null && (notApplicable[(row * words) + (column >> 6)] >> (column & 63) & 1) != 0;

    public bool HasAll(int row, ReadOnlySpan<ulong> asked)
    {
        for (var w = 0; w < words; w++)
        {
            if ((present[(row * words) + w] & asked[w]) != asked[w])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The bits of the columns that have an amount; bit i of word w is column 64 w + i.</summary>
    public ReadOnlySpan<ulong> Present(int row) => present.AsSpan(row * words, words);

    /// <summary>An amount of a report; 0 where there is none, so that any other amount needs no further look at whether it is held and present.</summary>
    public long Amount(int row, int column)
    {
        var cell = (row * width) + column;
        if (Narrow is { } narrow)
        {
            return cell >= narrow.Length ? 0 : narrow[cell] is not 0 and var amount ? amount : large?.GetValueOrDefault(cell) ?? 0;
        }

        return cell < Wide!.Length ? Wide[cell] : 0;
    }

    /// <summary>Says what stands about a report, after its amounts were written into the cleared row.</summary>
    public void Write(int row, RowFlags flag, byte state, ushort version, ushort day, int statement)
    {
        flags[row] |= (byte)flag;
        states[row] = state;
        versions[row] = version;
        received[row] = day;
        if (statement != 0 || statements is not null)
        {
            (statements ??= new int[flags.Length])[row] = statement;
        }

        Count(row, 1);
    }

    /// <summary>Marks which views of a report are carried forward.</summary>
    public void Carry(int row, RowFlags carried)
    {
        Count(row, -1);
        flags[row] = (byte)(((RowFlags)flags[row] & ~(RowFlags.Carried | RowFlags.ValidatedCarried)) | carried);
        Count(row, 1);
    }

    /// <summary>Makes room for a row and empties it.</summary>
    public void Clear(int row)
    {
        MakeRoom(row);
        Count(row, -1);
        flags[row] = 0;
        present.AsSpan(row * words, words).Clear();
        notApplicable?.AsSpan(row * words, words).Clear();
        for (var column = 0; column < width; column++)
        {
            Put((row * width) + column, 0);
        }
    }

    public void WriteAmount(int row, int column, long amount)
    {
        if (amount is < -FixedPoint.MaxMinor or > FixedPoint.MaxMinor)
        {
            throw new OverflowException("An amount is beyond what sums may hold.");
        }

        present[(row * words) + (column >> 6)] |= 1UL << (column & 63);
        Put((row * width) + column, amount);
    }

    public void WriteNotApplicable(int row, int column) =>
        (notApplicable ??= new ulong[present.Length])[(row * words) + (column >> 6)] |= 1UL << (column & 63);

    private void MakeRoom(int row)
    {
        if (row < flags.Length)
        {
            return;
        }

        var rows = ((row / Step) + 1) * Step;
        Array.Resize(ref flags, rows);
        Array.Resize(ref states, rows);
        Array.Resize(ref versions, rows);
        Array.Resize(ref received, rows);
        Array.Resize(ref present, rows * words);
        if (statements is not null)
        {
            Array.Resize(ref statements, rows);
        }

        if (notApplicable is not null)
        {
            Array.Resize(ref notApplicable, rows * words);
        }

        Narrow = Resized(Narrow, (rows * width) + Kernels.Lanes); // vectors read beyond the last row
        Wide = Resized(Wide, rows * width);
    }

    private static T[]? Resized<T>(T[]? cells, int length)
    {
        if (cells is not null)
        {
            Array.Resize(ref cells, length);
        }

        return cells;
    }

    private void Put(int cell, long amount)
    {
        if (Wide is not null)
        {
            Wide[cell] = amount;
            return;
        }

        if (large is not null && large.Remove(cell, out var before))
        {
            largeSums[cell % width] -= before;
        }

        var fits = amount is >= int.MinValue and <= int.MaxValue;
        Narrow![cell] = fits ? (int)amount : 0;
        if (fits)
        {
            return;
        }

        if (large is null)
        {
            (large, largeSums) = ([], new long[width]);
        }

        large.Add(cell, amount);
        flags[cell / width] |= (byte)RowFlags.Large;
        largeSums[cell % width] += amount;
        if (large.Count > Size * width / WideShare)
        {
            Wide = Array.ConvertAll(Narrow[..^Kernels.Lanes], n => (long)n);
            foreach (var (at, value) in large)
            {
                Wide[at] = value;
            }

            (Narrow, large, largeSums) = (null, null, []);
        }
    }

    private void Count(int row, int change)
    {
        if (((RowFlags)flags[row] & ~(RowFlags.Validated | RowFlags.Large)) == RowFlags.Held && BitOperations.PopCount(present[row * words]) + Rest(row) == width)
        {
            Plain += change;
        }
    }

    private int Rest(int row)
    {
        var count = 0;
        for (var w = 1; w < words; w++)
        {
            count += BitOperations.PopCount(present[(row * words) + w]);
        }

        return count;
    }
}
