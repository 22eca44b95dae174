using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>The periods of a plan. Everything is computed from the first day on which any report depends, and reported later.</summary>
internal sealed class PlanCalendar
{
    private readonly Period firstMain;

    public PlanCalendar(DemonstrationPlan plan, Pack pack)
    {
        LastDay = plan.LastPeriod.LastDay;
        firstMain = First(plan.Forms.First(f => pack.DataSet(f.DataSet) == pack.MainDataSet), plan.LastPeriod.Kind);
        Start = plan.Forms.Min(f => First(f, pack.DataSet(f.DataSet)!.PeriodKind).FirstDay);
    }

    /// <summary>Where the story of every older unit begins.</summary>
    public DateOnly Start { get; }

    public DateOnly LastDay { get; }

    /// <summary>A period of the main form by its place: 0 is the first reported.</summary>
    public Period Main(decimal place) => firstMain.Plus((int)Math.Round(place, MidpointRounding.AwayFromZero));

    /// <summary>The last period of a length that has ended by the last day of the plan.</summary>
    public Period Last(PeriodKind kind)
    {
        var holding = Period.Containing(LastDay, kind);
        return holding.LastDay > LastDay ? holding.Plus(-1) : holding;
    }

    public Period First(PlanForm form, PeriodKind kind) => Last(kind).Plus(1 - form.Periods);

    /// <summary>The periods that are computed: those of the form, and earlier ones back to the start.</summary>
    public IEnumerable<Period> Computed(DataSet set)
    {
        var last = Last(set.PeriodKind);
        for (var period = Period.Containing(Start, set.PeriodKind); period <= last; period = period.Plus(1))
        {
            yield return period;
        }
    }
}
