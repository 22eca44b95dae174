using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>A value read from a history, and whether it is only the last one known.</summary>
public readonly record struct Reading(FormulaValue Value, bool IsEstimated);

/// <summary>
/// The figures of one unit by main period (its <see cref="Period.Ordinal"/>), as formulas read them. Elements of a coarser form are figures that stand:
/// those of the newest report whose period is over, until the next one is due.
/// </summary>
public sealed class UnitHistory
{
    private readonly Dictionary<int, Contribution> main = [];
    private readonly Dictionary<(string Set, int Ordinal), Contribution> others = [];
    private readonly Dictionary<string, (DataElement Element, bool IsMain, FormulaValue[] Values)> series = new(StringComparer.Ordinal);
    private readonly bool validatedOnly;
    private readonly Pack pack;

    public UnitHistory(UnitContributions contributions, Pack pack, bool validatedOnly = false)
    {
        Unit = contributions.Unit;
        this.pack = pack;
        this.validatedOnly = validatedOnly;
        foreach (var report in contributions.Reports.Where(r => r.Shown(validatedOnly) is not null))
        {
            if (report.DataSet == pack.MainDataSet.Code)
            {
                main[report.Period.Ordinal] = report;
            }
            else
            {
                others[(report.DataSet, report.Period.Ordinal)] = report;
            }
        }

        First = main.Count == 0 ? 0 : main.Keys.Min();
        Last = main.Count == 0 ? -1 : main.Keys.Max();
        var registered = pack.DayOf(Unit.RegisteredAt);
        FollowedSince = contributions.Reports.Select(r => r.ReceivedOn).OfType<DateOnly>().Append(registered).Min();
    }

    public OrganisationUnit Unit { get; }

    public Pack Pack => pack;

    public bool IsEmpty => main.Count == 0;

    /// <summary>The first and the last main period reported.</summary>
    public int First { get; }

    public int Last { get; }

    /// <summary>The day since which the programme waits for reports: a report that was due before is not missing.</summary>
    public DateOnly FollowedSince { get; }

    public PeriodKind Kind => pack.MainDataSet.PeriodKind;

    public bool HasReport(int ordinal) => main.ContainsKey(ordinal);

    /// <summary>
    /// The value of an element for a main period; null when there is no such element.
    /// A missing stock may take the value of one of the periods before it, as an estimate.
    /// </summary>
    public Reading? Read(string name, int ordinal, int carry)
    {
        if (Series(name) is not { } found)
        {
            return null;
        }

        var held = At(found, ordinal);
        if (held.State != ValueState.Missing)
        {
            return new(held, false);
        }

        if (!found.Element.IsFilledBy(Unit.Kind))
        {
            return new(FormulaValue.NotApplicable, false);
        }

        for (var back = 1; back <= carry && found.IsMain && found.Element.Nature == ElementNature.Stock; back++)
        {
            held = At(found, ordinal - back);
            if (held.State != ValueState.Missing)
            {
                return new(held, true);
            }
        }

        return default(Reading);
    }

    /// <summary>The first value that the unit reported for an element, up to a period.</summary>
    public FormulaValue Earliest(DataElement element, int ordinal) =>
        Enumerable.Range(First, Math.Max(0, Math.Min(ordinal, Last) - First + 1)).Select(o => At(Series(element.Code)!.Value, o)).FirstOrDefault(v => v.IsKnown);

    /// <summary>The period of the report in which the figure of an element stands; null when there is none.</summary>
    public Contribution? Standing(DataElement element, int ordinal)
    {
        if (IsMain(element))
        {
            return main.GetValueOrDefault(ordinal);
        }

        var set = pack.DataSets.Where(d => element.DataSets.Contains(d.Code) && d.PeriodKind > Kind).MinBy(d => d.PeriodKind);
        if (set is null)
        {
            return null;
        }

        var end = Period.At(Kind, ordinal).LastDay;
        var newest = Period.Containing(end, set.PeriodKind);
        for (var coarse = newest.LastDay > end ? newest.Plus(-1) : newest; end < set.DueOn(coarse.Plus(1)); coarse = coarse.Plus(-1))
        {
            if (others.TryGetValue((set.Code, coarse.Ordinal), out var report))
            {
                return report;
            }
        }

        return null;
    }

    /// <summary>Whether a main report was due for a period, and came in time. One that was imported without a date is left out.</summary>
    public (bool Due, bool OnTime) Timeliness(int ordinal)
    {
        if (main.TryGetValue(ordinal, out var report))
        {
            return (report.ReceivedOn is not null, report.ReceivedOn <= pack.MainDataSet.DueOn(report.Period));
        }

        return (ordinal > First && ordinal < Last && Unit.ExistsOn(Period.At(Kind, ordinal).LastDay), false);
    }

    private bool IsMain(DataElement element) => pack.Source(element, Kind) is not null;

    /// <summary>The values of an element over the reported periods, computed when first asked.</summary>
    private (DataElement Element, bool IsMain, FormulaValue[] Values)? Series(string name)
    {
        if (!series.TryGetValue(name, out var found))
        {
            if (pack.Element(name) is not { } element)
            {
                return null;
            }

            found = (element, IsMain(element), new FormulaValue[Last - First + 1]);
            for (var i = 0; i < found.Values.Length; i++)
            {
                found.Values[i] = Compute(element, First + i);
            }

            series[name] = found;
        }

        return found;
    }

    private FormulaValue At((DataElement Element, bool IsMain, FormulaValue[] Values) found, int ordinal)
    {
        var at = ordinal - First;
        return at >= 0 && at < found.Values.Length ? found.Values[at]
            : IsEmpty || found.IsMain || ordinal < Period.MinYear * Period.PerYear(Kind) ? FormulaValue.Missing
            : From(found.Element, Standing(found.Element, ordinal));
    }

    private FormulaValue Compute(DataElement element, int ordinal) => pack.Source(element, Kind) is { } source && source.PeriodKind < Kind
        ? FromFiner(element, source, Period.At(Kind, ordinal))
        : From(element, Standing(element, ordinal));

    private FormulaValue From(DataElement element, Contribution? report) => report?.Shown(validatedOnly)?[element.Code] is { } value ? Of(element, value) : FormulaValue.Missing;

    /// <summary>An element that only a finer form asks: the sum of its flows, the last of its stocks; missing if a part is.</summary>
    private FormulaValue FromFiner(DataElement element, DataSet source, Period period)
    {
        var parts = period.Split(source.PeriodKind).Select(p => From(element, others.GetValueOrDefault((source.Code, p.Ordinal)))).ToArray();
        return element.OverTime == TimeAggregation.Last
            ? parts[^1]
            : parts.Aggregate(FormulaValue.Of(0m), (a, b) => a.IsKnown && b.IsKnown ? FormulaValue.Of(a.Number + b.Number) : FormulaValue.Absent(a, b));
    }

    private static FormulaValue Of(DataElement element, ElementValue value) =>
        value.IsNotApplicable ? FormulaValue.NotApplicable : FormulaValue.Of(FixedPoint.FromMinor(value.Minor, element.Decimals));
}
