using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>What happened to a unit, by form and period, whether or not it was reported.</summary>
internal sealed class History(Pack pack)
{
    private readonly List<(DataSet Set, SortedDictionary<Period, Dictionary<string, decimal?>> Periods)> forms = [];

    /// <summary>Opens a form; those opened before can be read from it.</summary>
    public void Open(DataSet set) => forms.Add((set, []));

    public Dictionary<string, decimal?> Begin(DataSet set, Period period) => forms.First(f => f.Set == set).Periods[period] = new(StringComparer.Ordinal);

    public bool Has(DataSet set, Period period) => forms.First(f => f.Set == set).Periods.ContainsKey(period);

    public IEnumerable<(Period Period, Dictionary<string, decimal?> Values)> Of(DataSet set) =>
        forms.First(f => f.Set == set).Periods.Select(p => (p.Key, p.Value));

    /// <summary>A value of a form; false when the form has not computed that name for the period.</summary>
    public bool Find(DataSet set, Period period, string name, out decimal? value)
    {
        value = null;
        foreach (var (held, periods) in forms)
        {
            if (held == set)
            {
                return periods.TryGetValue(period, out var values) && values.TryGetValue(name, out value);
            }
        }

        return false;
    }

    /// <summary>
    /// What the other forms say of a name over a period: of a finer form flows are added and the last of anything else counts,
    /// of a coarser one the period that holds this one answers.
    /// </summary>
    public decimal? Elsewhere(DataSet asking, Period period, string name)
    {
        foreach (var (set, periods) in forms.Where(f => f.Set != asking))
        {
            var known = set.PeriodKind > period.Kind
                ? Values(periods, name, Period.Containing(period.FirstDay, set.PeriodKind))
                : Values(periods, name, [.. period.Split(set.PeriodKind)]);
            if (known.Count > 0)
            {
                return pack.Element(name) is { OverTime: TimeAggregation.Sum } ? known.Sum() : known[^1];
            }
        }

        return null;
    }

    private static List<decimal> Values(SortedDictionary<Period, Dictionary<string, decimal?>> periods, string name, params Period[] asked) =>
        [.. asked.Select(p => periods.GetValueOrDefault(p)?.GetValueOrDefault(name)).OfType<decimal>()];
}
