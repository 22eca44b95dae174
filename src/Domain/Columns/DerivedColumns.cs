using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>A column that follows from the history of each unit: the dimension, and the question's range, day and view.</summary>
internal readonly record struct ColumnKey(string Dimension, PeriodRange Range, DateOnly? Today, bool ValidatedOnly);

/// <summary>What was derived from the units of an area, kept while it is asked for and forgotten unit by unit as they change.</summary>
internal sealed class DerivedColumns
{
    private readonly Shelf<ColumnKey, DerivedPart> columns = new(96);
    private readonly Shelf<(PeriodRange Range, bool ValidatedOnly), UnitRates> rates = new(24);

    public ChangeLog Log { get; } = new();

    public DerivedPart Part(ColumnKey key, Func<DerivedPart> make) => columns.GetOrAdd(key, _ => make());

    public UnitRates Rates(PeriodRange range, bool validatedOnly) => rates.GetOrAdd((range, validatedOnly), _ => new());

    public void Changing(int row, Func<UnitContributions>? before) => Log.Add(row, before);

    public void Changed(int row)
    {
        foreach (var part in columns.All)
        {
            part.Column.Forget(row);
        }

        foreach (var terms in rates.All)
        {
            terms.Forget(row);
        }
    }
}
