using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Territories;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>The dimension of the trend question.</summary>
/// <param name="Dimension">In a question to grains.</param>
/// <param name="Column">In tables: a small whole number.</param>
/// <param name="Key">The key of a row in the answer of grains, for a value of the column.</param>
internal sealed record Flag(string Dimension, string Column, Func<int, string> Key)
{
    public static readonly Flag WomenLed = new("womenLed", "women_led", value => value == 1 ? "yes" : "no");

    public static readonly Flag Asked = WomenLed;
}
