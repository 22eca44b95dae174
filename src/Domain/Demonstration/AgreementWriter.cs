using System.Collections.Immutable;
using EconomieSociale.Funding;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>
/// Writes the agreements of a unit: what it received in reported periods was paid to it by its funding line, whether or not the report was sent. What it received before
/// is not known to the ledger.
/// </summary>
internal sealed class AgreementWriter(DemonstrationPlan plan, PlanCalendar calendar, Pack pack)
{
    private const string Stuck = "stuck file";

    public ImmutableArray<DemonstrationAgreement> Write(Portrait unit, History history)
    {
        if (plan.Fund is not { } fund || unit.FundingLine is not { } line)
        {
            return [];
        }

        var stories = Grouped(Grants(unit, history, fund), fund)
            .Select(g => new AgreementStory(unit, g, fund, pack.Fund!, calendar.LastDay)).Where(s => s.Payments.Length > 0)
            .Select((s, at) => s.Tell(line.Code, at + 1)).ToList();
        if (StuckFile(unit, fund, line.Code, stories.Count + 1) is { } stuck)
        {
            stories.Add(stuck);
        }

        return [.. stories];
    }

    /// <summary>What the unit received, by period, in smallest units: the payment may differ from what it declares.</summary>
    private IEnumerable<(Period Period, long Amount)> Grants(Portrait unit, History history, PlanFund fund)
    {
        if (pack.Fund!.Declared is not { } declared)
        {
            yield break;
        }

        foreach (var (period, values) in history.Of(pack.MainDataSet).Periods.Where(p => p.Period >= calendar.Main(0)))
        {
            if (values.GetValueOrDefault(declared) is { } said and > 0)
            {
                var scope = new AgreementScope(unit, "payment", period.Ordinal) { Amount = said };
                var paid = Math.Round(said * scope.Part(fund.Agreements.PaidShare), pack.Fund.Decimals, MidpointRounding.AwayFromZero);
                if (FixedPoint.TryToMinor(paid, pack.Fund.Decimals, out var minor) && minor > 0)
                {
                    yield return (period, minor);
                }
            }
        }
    }

    /// <summary>Grants that follow closely are tranches of one agreement, as far as its ceiling allows.</summary>
    private List<List<(Period Period, long Amount)>> Grouped(IEnumerable<(Period Period, long Amount)> grants, PlanFund fund)
    {
        var groups = new List<List<(Period Period, long Amount)>>();
        foreach (var grant in grants)
        {
            if (groups.LastOrDefault() is { } last && grant.Period.Ordinal - last[^1].Period.Ordinal <= fund.Agreements.Apart
                && last.Sum(g => g.Amount) + grant.Amount <= pack.Fund!.Ceiling && last.Count < LineRules.MaxTranches - 1)
            {
                last.Add(grant);
            }
            else
            {
                groups.Add([grant]);
            }
        }

        return groups;
    }

    private DemonstrationAgreement? StuckFile(Portrait unit, PlanFund fund, string line, int number)
    {
        var scope = new AgreementScope(unit, Stuck, 0);
        if (fund.Agreements.Stuck is not { } stuck || unit.ClosedOn <= calendar.LastDay || !scope.Holds(stuck.When)
            || scope.Evaluate(stuck.Amount) is not { } amount || scope.Days(stuck.Age) is not { } age
            || !FixedPoint.TryToMinor(Math.Round(amount), pack.Fund!.Decimals, out var minor) || minor <= 0)
        {
            return null;
        }

        var committed = calendar.LastDay.AddDays(-age);
        var signed = committed.AddDays(-(scope.Days(fund.Agreements.CommitmentDays) ?? 0));
        if (signed < unit.FoundedOn)
        {
            return null;
        }

        var paper = new AgreementPaper(unit, fund, pack.Fund, number);
        return new(line, paper.Draft(scope, line, signed, [minor], []), [paper.Step(OperationKind.Commitment, committed, minor)]);
    }
}
