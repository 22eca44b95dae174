namespace EconomieSociale.Demonstration;

/// <summary>
/// The random numbers of one unit. A number is a function of the unit, the occasion and its name, not of what was drawn before,
/// so that a new name in the plan changes no other figure.
/// </summary>
internal readonly struct Draws(ulong seed, int unit)
{
    /// <summary>A name that begins so is uniform in [0, 1).</summary>
    public const string UniformPrefix = "draw_";

    /// <summary>A name that begins so is roughly normal with mean 0 and deviation 1, never beyond 6.</summary>
    public const string NormalPrefix = "noise_";

    private const int Resolution = 1_000_000;
    private const int Decimals = 6;
    private const int Summed = 12;

    private readonly ulong start = SplitMix64.Mix(unchecked(seed + (ulong)unit));

    /// <summary>The draw of this name on an occasion; null if the name is not that of a draw.</summary>
    public decimal? Named(string name, string occasion, int ordinal = 0) =>
        name.StartsWith(UniformPrefix, StringComparison.Ordinal) ? Uniform(name, occasion, ordinal)
        : name.StartsWith(NormalPrefix, StringComparison.Ordinal) ? Normal(name, occasion, ordinal)
        : null;

    public decimal Uniform(string name, string occasion, int ordinal = 0)
    {
        var source = Source(name, occasion, ordinal);
        return Millionths(Next(ref source));
    }

    /// <summary>The sum of twelve uniform numbers, less six: no logarithm whose last bit could differ between machines.</summary>
    private decimal Normal(string name, string occasion, int ordinal)
    {
        var source = Source(name, occasion, ordinal);
        var sum = 0;
        for (var i = 0; i < Summed; i++)
        {
            sum += Next(ref source);
        }

        return Millionths(sum - (Summed / 2 * Resolution));
    }

    private SplitMix64 Source(string name, string occasion, int ordinal)
    {
        unchecked
        {
            var at = SplitMix64.Mix(start ^ Hash(occasion));
            return new(SplitMix64.Mix(at + (ulong)ordinal) ^ Hash(name));
        }
    }

    private static int Next(ref SplitMix64 source) => (int)(source.Next() % Resolution);

    private static decimal Millionths(int count) => new(Math.Abs(count), 0, 0, count < 0, Decimals);

    /// <summary>FNV-1a; the hash of the runtime differs from process to process.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash;
    }
}
