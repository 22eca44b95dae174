using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Cooperatives;

/// <summary>Alerts and visits. What is open follows from the data, so it is looked at anew before anything is done about it.</summary>
internal sealed partial class CooperativeGrain
{
    public async Task<CareBook?> Care() => Unit is null ? null : await Followed();

    public async Task<CareOutcome> Act(int alert, AlertCommand command)
    {
        if (Unit is null)
        {
            return UnknownUnit();
        }

        var followed = await Followed();
        var decision = AlertDesk.Decide(followed.Alerts, alert, command, calendar.Now, calendar.Today);
        return await Commit(followed, decision.Changed ? Decision<CareBook>.To(followed with { Alerts = decision.Next! }) : new(followed, false, decision.Refusals));
    }

    public async Task<CareOutcome> Visit(VisitCommand command)
    {
        if (Unit is null)
        {
            return UnknownUnit();
        }

        var known = await care.Read();
        var decision = VisitRules.Decide(known, command, Unit, calendar.Now, calendar.Today);
        return await Commit(known, decision.Changed ? Decision<CareBook>.To(decision.Next! with { Alerts = Follow(decision.Next!, await Books()) }) : decision);
    }

    public async Task<bool> FollowAlerts()
    {
        if (Unit is null)
        {
            return false;
        }

        var known = await care.Read();
        var followed = await Followed();
        var changed = !ReferenceEquals(followed.Alerts, known.Alerts);
        await Commit(known, changed ? Decision<CareBook>.To(followed) : Decision<CareBook>.Keep(known));
        return changed;
    }

    private CareOutcome UnknownUnit() => new(false, null, [Reason.Of("unknown_unit", "unit", this.GetPrimaryKeyString())]);

    /// <summary>The book with the alerts as the data has them now.</summary>
    private async Task<CareBook> Followed()
    {
        var known = await care.Read();
        return known with { Alerts = Follow(known, await Books()) };
    }

    private AlertBook Follow(CareBook known, ImmutableArray<Reports.YearBook> books) =>
        Follow(known, new UnitDossier(Territories.UnitContributions.Of(Unit!, books), pack));

    private AlertBook Follow(CareBook known, UnitDossier dossier) =>
        AlertRules.Follow(known.Alerts, AlertTimeline.Of(dossier, known.VisitDays, calendar.Today), calendar.Now);

    /// <summary>Told even when nothing changed: the first attempt may have died between its write and this line.</summary>
    private async Task<CareOutcome> Commit(CareBook before, Decision<CareBook> decision)
    {
        if (decision.IsRefused)
        {
            return new(false, before, decision.Refusals);
        }

        if (decision.Changed)
        {
            try
            {
                await care.Write(decision.Next! with { Version = (await care.Read()).Version + 1 });
            }
            catch
            {
                DeactivateOnIdle();
                throw;
            }
        }

        var held = await care.Read();
        await Tell(Unit!, [], held);
        return new(decision.Changed, held, []);
    }
}
