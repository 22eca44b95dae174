using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>A value that a formula read: what stands behind a figure.</summary>
public readonly record struct Trace(string Name, int Ordinal, Reading Reading);

/// <summary>What formulas see of a unit's history from one main period.</summary>
internal sealed class HistoryContext : FormulaContext
{
    private readonly UnitHistory history;
    private readonly Catalogue catalogue;
    private readonly int ordinal;
    private readonly int carry;
    private readonly Func<DataElement, FormulaValue?>? whole;
    private readonly Dictionary<(string Code, int Ordinal), Reading> memo;

    /// <param name="carry">For how many periods a missing stock keeps its last value.</param>
    /// <param name="whole">Figures over the range that is asked, for names that are read as they stand; null gives the figure of the period.</param>
    public HistoryContext(UnitHistory history, Catalogue catalogue, int ordinal, int carry, Func<DataElement, FormulaValue?>? whole = null)
        : this(history, catalogue, ordinal, carry, whole, [])
    {
    }

    private HistoryContext(
        UnitHistory history, Catalogue catalogue, int ordinal, int carry, Func<DataElement, FormulaValue?>? whole, Dictionary<(string Code, int Ordinal), Reading> memo)
    {
        this.history = history;
        this.catalogue = catalogue;
        this.ordinal = ordinal;
        this.carry = carry;
        this.whole = whole;
        this.memo = memo;
    }

    /// <summary>True once an estimate was read.</summary>
    public bool IsEstimated { get; set; }

    /// <summary>If not null, every figure read is added to it.</summary>
    public List<Trace>? Traces { get; init; }

    public override int PeriodsPerYear => Period.PerYear(history.Kind);

    public override FormulaValue Now(string name) =>
        whole is not null && history.Pack.Element(name) is { } element && whole(element) is { } value ? value : Back(name, 0);

    public override FormulaValue Back(string name, int periods)
    {
        var at = ordinal - periods;
        var reading = history.Read(name, at, carry) ?? Other(name, at);
        IsEstimated |= reading.IsEstimated;
        Traces?.Add(new(name, at, reading));
        return reading.Value;
    }

    public override FormulaValue Earliest(string name) =>
        history.Pack.Element(name) is { } element && element.IsFilledBy(history.Unit.Kind) ? history.Earliest(element, ordinal) : FormulaValue.NotApplicable;

    public override FormulaValue EndOf(string name) => history.Pack.Element(name) is not { } element || !element.IsFilledBy(history.Unit.Kind)
        ? FormulaValue.NotApplicable
        : history.Standing(element, ordinal) is { } report ? FormulaValue.Of((decimal)report.Period.LastDay.DayNumber) : FormulaValue.Missing;

    private Reading Other(string name, int at)
    {
        if (at <= Period.MinYear * PeriodsPerYear)
        {
            return default;
        }

        if (catalogue.Find(name) is { } indicator)
        {
            return Indicator(indicator, at);
        }

        return new(name switch
        {
            BuiltIn.PeriodEnd => FormulaValue.Of((decimal)Day(at).DayNumber),
            BuiltIn.ReportsDue => FormulaValue.Of(history.Timeliness(at).Due),
            BuiltIn.ReportsOnTime => FormulaValue.Of(history.Timeliness(at).OnTime),
            _ when name.StartsWith(FormulaFunctions.KindPrefix, StringComparison.Ordinal) =>
                FormulaValue.Of(name.AsSpan(FormulaFunctions.KindPrefix.Length).SequenceEqual(JsonName.Of(history.Unit.Kind))),
            _ when name.StartsWith(FormulaFunctions.FlagPrefix, StringComparison.Ordinal) => FormulaValue.Of(Flagged(name[FormulaFunctions.FlagPrefix.Length..], at)),
            _ => FormulaValue.Of(catalogue.Parameter(name, Day(at))),
        }, false);
    }

    /// <summary>Evaluated once for each period, however often others read it.</summary>
    private Reading Indicator(Indicator indicator, int at)
    {
        if (!memo.TryGetValue((indicator.Code, at), out var reading))
        {
            var context = new HistoryContext(history, catalogue, at, carry, null, memo);
            var (numerator, denominator) = indicator.Terms(context);
            reading = memo[(indicator.Code, at)] = new(indicator.Value(numerator, denominator, context), context.IsEstimated);
        }

        return reading;
    }

    private bool Flagged(string flag, int at) =>
        history.Unit.Sector.On(Day(at)) is { } sector && history.Pack.List(CodeList.Sector).Find(sector)?.Has(flag) == true;

    private DateOnly Day(int at) => Period.At(history.Kind, at).LastDay;
}
