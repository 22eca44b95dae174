using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>What happened to a unit, by form and period, whether or not it was reported.</summary>
internal sealed class History(Pack pack)
{
    private readonly List<FormHistory> forms = [];

    /// <summary>Opens a form; those opened before can be read from it.</summary>
    public FormHistory Open(DataSet set)
    {
        forms.Add(new(set));
        return forms[^1];
    }

    public FormHistory Of(DataSet set) => forms.First(f => f.Set == set);

    /// <summary>
    /// What the other forms say of a name over a period: of a finer form flows are added and the last of anything else counts,
    /// of a coarser one the period that holds this one answers.
    /// </summary>
    public decimal? Elsewhere(DataSet asking, Period period, string name)
    {
        foreach (var form in forms.Where(f => f.Set != asking))
        {
            var kind = form.Set.PeriodKind;
            var known = kind > period.Kind
                ? Values(form, name, Period.Containing(period.FirstDay, kind))
                : Values(form, name, [.. period.Split(kind)]);
            if (known.Count > 0)
            {
                return pack.Element(name) is { OverTime: TimeAggregation.Sum } ? known.Sum() : known[^1];
            }
        }

        return null;
    }

    private static List<decimal> Values(FormHistory form, string name, params Period[] asked) =>
        [.. asked.Select(p => form.Find(p.Ordinal, name, out var value) ? value : null).OfType<decimal>()];
}
