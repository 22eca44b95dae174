using System.Collections.Immutable;
using EconomieSociale.Programme;

namespace EconomieSociale.Demonstration;

/// <summary>
/// The fictional region of a plan: the same plan and pack give the same commands on every machine, and every unit can be made
/// alone and in any order.
/// </summary>
public sealed class DemonstrationRegion
{
    private readonly DemonstrationPlan plan;
    private readonly ImmutableArray<Portrait> portraits;
    private readonly Chronicle chronicle;
    private readonly ReportWriter reports;
    private readonly ChangeWriter changes;
    private readonly AgreementWriter agreements;
    private readonly VisitWriter visits;
    private readonly FundChronicle? fund;

    /// <param name="plan">Without faults, see <see cref="PlanRules"/>.</param>
    public DemonstrationRegion(DemonstrationPlan plan, Pack pack)
    {
        this.plan = plan;
        var calendar = new PlanCalendar(plan, pack);
        portraits = new Portraits(plan, calendar).Draw();
        chronicle = new(plan, calendar, pack);
        reports = new(plan, chronicle, pack);
        changes = new(plan, calendar);
        agreements = new(plan, calendar, pack);
        visits = new(plan, calendar);
        fund = plan.Fund is { } money ? new(money, pack.Fund!) : null;
    }

    public int UnitCount => portraits.Length;

    public IEnumerable<DemonstrationAssociation> Associations => plan.Associations.Select(a => new DemonstrationAssociation(a.Code, new(a.Name.Fr, a.Name.Ar, a.Commune)));

    public IEnumerable<DemonstrationUnit> Units => Enumerable.Range(0, UnitCount).Select(Unit);

    /// <summary>A unit by its number, from 0.</summary>
    public DemonstrationUnit Unit(int number)
    {
        var portrait = portraits[number];
        var history = chronicle.Tell(portrait);
        return new(portrait.Code, portrait.Behaviours, changes.Write(portrait), reports.Write(portrait, history), agreements.Write(portrait, history),
            visits.Write(portrait));
    }

    /// <summary>The fund with the agreements of the units, in whatever order they were made; null if the plan has none.</summary>
    public DemonstrationFund? Fund(IEnumerable<DemonstrationAgreement> made) => fund?.Tell(made);
}
