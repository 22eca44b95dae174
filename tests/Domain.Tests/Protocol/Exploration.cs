using System.Globalization;

namespace EconomieSociale.Tests.Protocol;

/// <param name="Worlds">How many different worlds were visited.</param>
/// <param name="Broken">A shortest counterexample to each law that does not hold.</param>
internal sealed record Exploration(int Worlds, IReadOnlyDictionary<string, Trace> Broken)
{
    public override string ToString() => string.Join(
        Environment.NewLine,
        Broken.OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => $"{b.Key} is broken: {b.Value}").Prepend($"{Worlds.ToString(CultureInfo.InvariantCulture)} worlds"));
}
