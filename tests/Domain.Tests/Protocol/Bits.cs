namespace EconomieSociale.Tests.Protocol;

/// <summary>Small sets of small numbers, one bit each.</summary>
internal static class Bits
{
    public static byte Of(int number) => (byte)(1 << number);

    public static byte Of(IEnumerable<int> numbers) => (byte)numbers.Aggregate(0, (set, number) => set | Of(number));

    public static bool Has(this byte set, int number) => (set & (1 << number)) != 0;
}
