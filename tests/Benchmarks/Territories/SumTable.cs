using System.Security.Cryptography;
using System.Text;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>One row of an answer in the form that all contenders share.</summary>
/// <param name="Key">Codes, joined by a bar; empty for a total.</param>
/// <param name="Reports">Reports in the sums.</param>
/// <param name="Sums">By measure, in smallest units.</param>
internal readonly record struct SumRow(string Key, long Reports, Int128[] Sums);

/// <summary>An answer as a table. Two contenders agree when their tables have one hash.</summary>
internal sealed class SumTable(IEnumerable<SumRow> rows)
{
    private readonly SumRow[] rows = [.. rows.OrderBy(r => r.Key, StringComparer.Ordinal)];

    public int Rows => rows.Length;

    /// <summary>Of every key, count and sum, to the last bit.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Line(row)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>The first row in which two tables differ, for a person to look at.</summary>
    public string Difference(SumTable other) => rows.Length != other.rows.Length
        ? $"{rows.Length} rows against {other.rows.Length}"
        : rows.Zip(other.rows).Where(p => Line(p.First) != Line(p.Second)).Select(p => $"{Line(p.First)} against {Line(p.Second)}").FirstOrDefault("none");

    private static string Line(SumRow row) => $"{row.Key}\t{row.Reports}\t{string.Join('\t', row.Sums)}\n";
}
