namespace EconomieSociale.Demonstration;

/// <summary>Steele, Lea and Flood's generator: a few integer operations, so that every machine draws the same numbers.</summary>
internal struct SplitMix64(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = state;

    public ulong Next()
    {
        unchecked
        {
            state += Golden;
            return Mix(state);
        }
    }

    /// <summary>The finaliser alone: spreads every bit of its input over the whole result.</summary>
    public static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
