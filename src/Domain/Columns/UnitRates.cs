using System.Collections.Immutable;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>What each unit gives to the indicators over one range, computed by their formulas when first asked and again after the unit changed.</summary>
internal sealed class UnitRates
{
    private readonly List<string> indicators = [];
    private readonly List<RateTotal?[]?> rows = [];

    /// <summary>Where the terms of indicators lie in what <see cref="Of"/> gives.</summary>
    public int[] Places(ImmutableArray<string> asked)
    {
        indicators.AddRange(asked.Where(i => !indicators.Contains(i)));
        return [.. asked.Select(i => indicators.IndexOf(i))];
    }

    /// <summary>The terms of a unit by place.</summary>
    /// <param name="compute">Gives the terms of the named indicators of a unit, in their order.</param>
    public RateTotal?[] Of(int row, int[] places, Func<int, ImmutableArray<string>, IEnumerable<RateTotal>> compute)
    {
        while (rows.Count <= row)
        {
            rows.Add(null);
        }

        var held = rows[row] ?? [];
        if (held.Length < indicators.Count)
        {
            Array.Resize(ref held, indicators.Count);
            rows[row] = held;
        }

        var missing = Array.FindAll(places, p => held[p] is null);
        if (missing.Length > 0)
        {
            foreach (var (place, terms) in missing.Zip(compute(row, [.. missing.Select(p => indicators[p])])))
            {
                held[place] = terms;
            }
        }

        return held;
    }

    public void Forget(int row)
    {
        if (row < rows.Count)
        {
            rows[row] = null;
        }
    }
}
