using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Demonstration;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;

namespace EconomieSociale.Tests.Demonstration;

/// <summary>The fund of the fictional region after all its commands, through the rules of the domain alone.</summary>
internal sealed record DefaultFund(DemonstrationFund Made, FundBook Fund, ImmutableSortedDictionary<string, LineBook> Lines, ImmutableArray<string> Refusals)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<DefaultFund> Replayed = new(() => Of(DefaultRegion.Plan, DefaultRegion.Replay.Units.Select(u => u.Made)));
    private static readonly Lazy<ImmutableDictionary<string, UnitFunding>> Told = new(() => Replayed.Value.Tell());

    private static readonly Lazy<Dictionary<string, DateOnly[]>> Visited = new(() =>
        DefaultRegion.Replay.Units.ToDictionary(u => u.Made.Code, u => u.Made.Visits.Select(v => v.Day).ToArray(), StringComparer.Ordinal));

    public static FundTerms Terms => DefaultRegion.Pack.Fund!;

    public static DefaultFund Replay => Replayed.Value;

    /// <summary>What alerts of a unit read besides its figures: who visited it, and what lines have told it of its money.</summary>
    public static CareFacts Facts(UnitDossier dossier) => new(
        Visited.Value.GetValueOrDefault(dossier.Contributions.Unit.Code, []), Told.Value.GetValueOrDefault(dossier.Contributions.Unit.Code, UnitFunding.None));

    /// <summary>Entered in the order in which the filling does it: each decided on its own.</summary>
    public static DefaultFund Of(DemonstrationPlan plan, IEnumerable<DemonstrationUnit> units)
    {
        var made = new DemonstrationRegion(plan, DefaultRegion.Pack).Fund(units.SelectMany(u => u.Agreements))!;
        var today = DateOnly.FromDateTime(Now.DateTime);
        var refusals = new List<string>();
        var fund = FundBook.Empty;
        foreach (var command in made.Commands)
        {
            var decision = FundRules.Decide(fund, command, Terms, Now, today);
            refusals.AddRange(decision.IsRefused ? decision.Refusals.Select(r => $"{command.CommandId}: {r}") : []);
            fund = decision.Next ?? fund;
        }

        var lines = ImmutableSortedDictionary.CreateBuilder<string, LineBook>(StringComparer.Ordinal);
        foreach (var (line, entries) in made.Lines)
        {
            var batch = LineBatch.Of(line, LineBook.Empty, entries, Terms, Now, today);
            refusals.AddRange(entries.Zip(batch.Refusals).SelectMany(e => e.Second.Select(r => $"{e.First.CommandId}: {r}")));
            var reserved = FundRules.Reserve(fund, batch.Needed, Terms);
            refusals.AddRange(reserved.IsRefused ? reserved.Refusals.Select(r => $"{line}: {r}") : []);
            fund = FundRules.Tell(reserved.Next ?? fund, line, batch.Next.Mark);
            lines[line] = batch.Next;
        }

        return new(made, fund, lines.ToImmutable(), [.. refusals]);
    }

    public FundFigures On(DateOnly day) => FundFigures.Of(Fund, Lines, Terms, day);

    private ImmutableDictionary<string, UnitFunding> Tell()
    {
        var told = ImmutableDictionary.CreateBuilder<string, UnitFunding>(StringComparer.Ordinal);
        foreach (var (unit, excerpt) in Lines.SelectMany(l => LineExcerpt.All(l.Key, l.Value)))
        {
            told[unit] = told.GetValueOrDefault(unit, UnitFunding.None).Told(excerpt);
        }

        return told.ToImmutable();
    }
}
