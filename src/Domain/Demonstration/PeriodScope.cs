using System.Collections.Frozen;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>What a formula of a form can read: this period, earlier ones, the unit, the calendar, draws, other forms and parameters of the pack.</summary>
internal sealed class PeriodScope(Portrait unit, DataSet set, Period period, PeriodPlace place, History history, History? absorbed, Pack pack)
{
    /// <summary>A name that begins so is what the absorbed unit had at its end; 0 except in the period in which it is taken over.</summary>
    public const string AbsorbedPrefix = "absorbed_";

    private const int DaysOfYear = 365;

    private readonly FormHistory form = history.Of(set);

    /// <summary>The names that the calendar gives.</summary>
    public static readonly FrozenSet<string> CalendarNames =
        new[] { "year", "number", "index", "to_go", "is_first", "age", "season", "first_day", "last_day", "end_day" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>See <see cref="PeriodPlace.Index"/>.</summary>
    public int Index => place.Index;

    public decimal? Evaluate(Formula formula) => formula.Evaluate(FormulaContext.Of(Value)).OrNull;

    public bool Holds(Formula formula) => Evaluate(formula) is { } value && value != 0;

    private decimal? Value(string name, int periodsBack)
    {
        if (periodsBack > 0)
        {
            return form.Find(period.Ordinal - periodsBack, name, out var then) ? then : history.Elsewhere(set, period.Plus(-periodsBack), name);
        }

        return form.Find(period.Ordinal, name, out var now) ? now
            : unit.Draws.Named(name, set.Code, period.Ordinal) is { } draw ? draw
            : CalendarNames.Contains(name) ? Calendar(name)
            : name.StartsWith(AbsorbedPrefix, StringComparison.Ordinal) ? Absorbed(name[AbsorbedPrefix.Length..])
            : history.Elsewhere(set, period, name) ?? pack.Parameter(name, period.LastDay) ?? unit.Traits[name];
    }

    private decimal Calendar(string name) => name switch
    {
        "year" => period.Year,
        "number" => period.Number,
        "index" => place.Index,
        "to_go" => place.ToGo,
        "is_first" => form.Has(period.Ordinal - 1) ? 0 : 1,
        "age" => TraitScope.Cut((decimal)(period.LastDay.DayNumber - unit.FoundedOn.DayNumber) / DaysOfYear, TraitScope.Decimals)!.Value,
        "season" => Season(),
        "first_day" => period.FirstDay.DayNumber,
        "last_day" => period.LastDay.DayNumber,
        _ => place.EndDay.DayNumber,
    };

    private decimal Season()
    {
        var months = unit.Sector.Seasons.AsSpan().Slice(period.FirstDay.Month - 1, period.LastDay.Month - period.FirstDay.Month + 1);
        var sum = 0m;
        foreach (var month in months)
        {
            sum += month;
        }

        return TraitScope.Cut(sum / months.Length, TraitScope.Decimals)!.Value;
    }

    private decimal? Absorbed(string name) =>
        absorbed is not null && unit.Absorbed?.ClosedOn is { } day && Period.Containing(day, period.Kind) == period && absorbed.Of(set).Find(period.Ordinal - 1, name, out var last)
            ? last ?? 0
            : 0;
}

/// <summary>Where a period lies in its form.</summary>
/// <param name="Index">0 for the first that is reported; below for those that are only computed.</param>
/// <param name="ToGo">How many are reported after it.</param>
/// <param name="EndDay">The last day of the plan.</param>
internal readonly record struct PeriodPlace(int Index, int ToGo, DateOnly EndDay);
