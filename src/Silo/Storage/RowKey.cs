using System.Text;
using Orleans.Runtime;

namespace EconomieSociale.Storage;

/// <summary>
/// Where a state rests: its name, the key of its grain and the hashes of both, as the ADO.NET provider of Orleans finds them, so that rows of both are one.
/// A leading colon keeps every key a text. Without it the provider turned a key that reads as a hexadecimal number or a GUID into that number,
/// so that units "C1", "c1" and "0C1" shared one row.
/// </summary>
internal readonly record struct RowKey(int KeyHash, int NameHash, string Key, string Name) : IComparable<RowKey>
{
    private const string Mark = ":";

    public static RowKey Of(string stateName, GrainId grain)
    {
        var key = AtRest(grain.Key.ToString()!);
        var reversed = Encoding.UTF8.GetBytes(key);
        Array.Reverse(reversed);
        return new(Hash(reversed), Hash(Encoding.UTF8.GetBytes(stateName)), key, stateName);
    }

    /// <summary>The form in which a key rests.</summary>
    public static string AtRest(string key) => Mark + key;

    public static string FromRest(string rested) => rested[Mark.Length..];

    /// <summary>The order of the index, the same for every writer: two that hold rows which the other wants would wait for each other.</summary>
    public int CompareTo(RowKey other)
    {
        var order = KeyHash.CompareTo(other.KeyHash);
        order = order != 0 ? order : NameHash.CompareTo(other.NameHash);
        order = order != 0 ? order : string.CompareOrdinal(Key, other.Key);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    private static int Hash(ReadOnlySpan<byte> bytes) => unchecked((int)StableHash.ComputeHash(bytes));
}
