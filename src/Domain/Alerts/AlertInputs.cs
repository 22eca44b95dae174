using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>
/// What alert rules read of one unit besides its figures: when reports came, how it stood, when somebody was there, what was paid. Not for several threads at once.
/// </summary>
internal sealed class AlertInputs(UnitDossier dossier, CareFacts facts)
{
    private readonly Dictionary<(int Ordinal, bool ValidatedOnly, bool ByDay), HistoryContext> contexts = [];
    private readonly Dictionary<int, DateOnly> received = dossier.Contributions.Reports.Where(r => r.DataSet == dossier.Pack.MainDataSet.Code)
        .ToDictionary(r => r.Period.Ordinal, r => Received(r, dossier.Pack));

    public Pack Pack => dossier.Pack;

    public UnitHistory History(bool validatedOnly) => dossier.History(validatedOnly);

    public PeriodKind Kind => Pack.MainDataSet.PeriodKind;

    /// <summary>From this day on the programme waits for reports.</summary>
    public DateOnly FollowedSince => dossier.History().FollowedSince;

    /// <summary>The days on which something happened that conditions may read, up to one day.</summary>
    public IEnumerable<DateOnly> Happenings(DateOnly today) => dossier.Contributions.Reports.Select(r => Received(r, Pack))
        .Concat(facts.Visits)
        .Concat(FundingFacts.Days(facts.Funding))
        .Concat(PeriodsBetween(FollowedSince, today).Select(p => p.LastDay.AddDays(1)))
        .Append(FollowedSince)
        .Where(day => day >= FollowedSince && day <= today)
        .Distinct()
        .Order();

    /// <summary>The day on which the report of a main period was there; one that was imported without a date counts as come in time.</summary>
    public DateOnly ReceivedOn(int ordinal) => received[ordinal];

    public FormulaContext At(int ordinal, bool validatedOnly) => new AlertContext(this, Figures(ordinal, validatedOnly, byDay: false), ordinal, null);

    public FormulaContext On(DateOnly day, bool validatedOnly)
    {
        var ordinal = LastOver(day);
        return new AlertContext(this, Figures(ordinal, validatedOnly, byDay: true), ordinal, day);
    }

    /// <summary>The last main period that is over on a day.</summary>
    public int LastOver(DateOnly day) => Period.Containing(day, Kind).Ordinal - 1;

    public int Awaited(DateOnly day)
    {
        var count = 0;
        for (var ordinal = LastOver(day); IsWaitedFor(ordinal) && !(received.TryGetValue(ordinal, out var came) && came <= day); ordinal--)
        {
            count++;
        }

        return count;
    }

    public bool IsStruggling(int ordinal) => dossier.States.At(ordinal, null)?.State == UnitState.Struggling;

    public int ClosedDays(int ordinal)
    {
        var period = Period.At(Kind, ordinal);
        var sector = dossier.Contributions.Unit.Sector.On(period.LastDay);
        return Pack.Closures.Where(c => c.Sector == sector).Sum(c => c.DaysIn(period.FirstDay, period.LastDay));
    }

    public DateOnly LastVisit(DateOnly day) => facts.Visits.Where(v => v <= day).Append(SupervisedSince(day)).Max();

    /// <summary>See <see cref="FundingFacts"/>; null where the rules of the fund ask for nothing.</summary>
    public DateOnly? UnpaidSince(DateOnly day) => FundingFacts.UnpaidSince(facts.Funding, day);

    public DateOnly? JustificationDue(DateOnly day) => Pack.Fund is { } terms ? FundingFacts.JustificationDue(facts.Funding, day, terms) : null;

    public DateOnly? MilestoneDue(DateOnly day) => FundingFacts.MilestoneDue(facts.Funding, day);

    private DateOnly SupervisedSince(DateOnly day) =>
        dossier.Contributions.Unit.Association.Entries.Where(e => e.From <= day).Select(e => e.From!.Value).Append(FollowedSince).Max();

    private HistoryContext Figures(int ordinal, bool validatedOnly, bool byDay)
    {
        if (!contexts.TryGetValue((ordinal, validatedOnly, byDay), out var context))
        {
            var catalogue = Pack.CatalogueOf(Period.At(Kind, ordinal));

            // As days pass, the last known stock stands for a year.
            context = new(History(validatedOnly), catalogue, ordinal, byDay ? Period.PerYear(Kind) : catalogue.Scale.CarryForward);
            contexts[(ordinal, validatedOnly, byDay)] = context;
        }

        return context;
    }

    private bool IsWaitedFor(int ordinal)
    {
        var period = Period.At(Kind, ordinal);
        return Pack.MainDataSet.DueOn(period) >= FollowedSince && dossier.Contributions.Unit.ExistsOn(period.LastDay);
    }

    private IEnumerable<Period> PeriodsBetween(DateOnly first, DateOnly last) =>
        Enumerable.Range(Period.Containing(first, Kind).Ordinal, Math.Max(0, Period.Containing(last, Kind).Ordinal - Period.Containing(first, Kind).Ordinal))
            .Select(o => Period.At(Kind, o));

    private static DateOnly Received(Contribution report, Pack pack) => report.ReceivedOn ?? pack.DataSet(report.DataSet)!.DueOn(report.Period);
}
