namespace EconomieSociale.Benchmarks.Data;

/// <summary>SplitMix64: the same numbers on every machine, and any place of the sequence without the ones before it.</summary>
internal struct Mix(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = state;

    /// <summary>The stream of one thing of a kind: a unit, a report, a round.</summary>
    public static Mix Of(ulong kind, long thing) => new(unchecked(Finish((kind * Golden) + (ulong)thing)));

    public ulong Next()
    {
        unchecked
        {
            return Finish(state += Golden);
        }
    }

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>A share from 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1L << 53));

    private static ulong Finish(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
