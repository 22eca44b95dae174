using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>What happened to a unit in the periods of one form. The periods follow one another without a gap.</summary>
internal sealed class FormHistory(DataSet set)
{
    private readonly List<(Period Period, Dictionary<string, decimal?> Values)> periods = [];

    public DataSet Set { get; } = set;

    public IReadOnlyList<(Period Period, Dictionary<string, decimal?> Values)> Periods => periods;

    public Dictionary<string, decimal?> Begin(Period period)
    {
        var values = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        periods.Add((period, values));
        return values;
    }

    public bool Has(int ordinal) => periods.Count > 0 && ordinal >= periods[0].Period.Ordinal && ordinal <= periods[^1].Period.Ordinal;

    /// <summary>False when that name was not computed for the period.</summary>
    public bool Find(int ordinal, string name, out decimal? value)
    {
        value = null;
        return Has(ordinal) && periods[ordinal - periods[0].Period.Ordinal].Values.TryGetValue(name, out value);
    }
}
