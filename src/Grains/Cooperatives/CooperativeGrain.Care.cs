using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Cooperatives;

/// <summary>Alerts, visits and plans. What is open follows from the data, so it is looked at anew before anything is done about it.</summary>
internal sealed partial class CooperativeGrain
{
    public async Task<CareBook?> Care() => Unit is null ? null : Followed(await care.Read(), await Dossier());

    public Task<CareOutcome> Act(int alert, AlertCommand command) => Decide((book, _) =>
    {
        var decision = AlertDesk.Decide(book.Alerts, alert, command, pack.AlertTerms, calendar.Now, calendar.Today);
        return decision.IsRefused ? Decision<CareBook>.Refuse(decision.Refusals) : Decision<CareBook>.To(book with { Alerts = decision.Next! });
    });

    public Task<CareOutcome> Visit(VisitCommand command) => Decide((book, _) => VisitRules.Decide(book, command, Unit!, calendar.Now, calendar.Today), readsAlerts: false);

    public Task<CareOutcome> Plan(OpenPlan command) => Decide((book, dossier) =>
        PlanRules.Open(book, command, AssessmentView.Of(dossier.History(), dossier.States, calendar.Today), pack, calendar.Now, calendar.Today));

    public Task<CareOutcome> Finish(FinishAction command) => Decide((book, _) => PlanRules.Finish(book, command, calendar.Today));

    public async Task Tell(LineExcerpt excerpt)
    {
        if (Unit is not null)
        {
            await Decide((book, _) => (book.Told ?? UnitFunding.None) is var known && known.Told(excerpt) is var told && ReferenceEquals(told, known)
                ? Decision<CareBook>.Keep(book)
                : Decision<CareBook>.To(book with { Told = told }), readsAlerts: false);
        }
    }

    public async Task<bool> FollowAlerts() => (await Decide((book, _) => Decision<CareBook>.Keep(book))).Changed;

    /// <summary>
    /// Decides on the book as the data has it, and records what came of both. Told even when nothing changed: the first attempt may have died between its write
    /// and its telling.
    /// </summary>
    /// <param name="readsAlerts">False where the decision is not about what is open: it is enough to look at the data afterwards, which is most of the work.</param>
    private async Task<CareOutcome> Decide(Func<CareBook, UnitDossier, Decision<CareBook>> decide, bool readsAlerts = true)
    {
        if (Unit is null)
        {
            return new(false, null, [Reason.Of("unknown_unit", "unit", this.GetPrimaryKeyString())]);
        }

        var dossier = await Dossier();
        var known = await care.Read();
        var followed = readsAlerts ? Followed(known, dossier) : known;
        var decision = decide(followed, dossier);
        if (decision.IsRefused)
        {
            return new(false, followed, decision.Refusals);
        }

        // A visit may close what it answers.
        var next = Followed(decision.Next!, dossier);
        if (!ReferenceEquals(next, known) && (next.Alerts != known.Alerts || next.Visits != known.Visits || next.Plans != known.Plans || next.Told != known.Told))
        {
            await Write(next.After(known.Version));
        }

        var held = await care.Read();
        await Tell(Unit, [], held);
        return new(held.Version != known.Version, held, []);
    }

    private async Task<UnitDossier> Dossier() => new(UnitContributions.Of(Unit!, await Books()), pack);

    private CareBook Followed(CareBook known, UnitDossier dossier) => known.Follow(AlertTimeline.Of(dossier, known.Facts, calendar.Today), pack, calendar.Today, calendar.Now);

    private async Task Write(CareBook next)
    {
        try
        {
            await care.Write(next);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
