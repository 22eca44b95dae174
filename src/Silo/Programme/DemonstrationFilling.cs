using System.Collections.Immutable;
using EconomieSociale.Associations;
using EconomieSociale.Cooperatives;
using EconomieSociale.Demonstration;
using EconomieSociale.Funding;
using EconomieSociale.Hosting;
using EconomieSociale.Reports;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Microsoft.Extensions.Logging;

namespace EconomieSociale.Programme;

/// <summary>
/// Fills a store with the fictional region through the same grains and rules as every other sender. It may be killed and repeated at any instant:
/// commands are recognised by their ids, registrations set only what is missing, reviews say which step they saw.
/// </summary>
public sealed partial class DemonstrationFilling(IGrainFactory grains, Pack pack, DemonstrationPlan plan, TimeProvider clock, ILogger<DemonstrationFilling> log)
{
    private const int AtOnce = 32;
    private const int ProgressStep = 250;

    private IProgrammeGrain Programme => grains.GetGrain<IProgrammeGrain>(IProgrammeGrain.Key);

    /// <summary>Fills an empty store, or goes on where a filling was cut short.</summary>
    /// <returns>False if the store is filled already.</returns>
    /// <exception cref="SetupException">The store holds something else.</exception>
    public async Task<bool> RunIfDue(IUnitArchive archive, CancellationToken cancellation)
    {
        switch ((await Programme.Get()).Demonstration)
        {
            case DemonstrationState.Complete:
                return false;
            case DemonstrationState.None when !await archive.IsEmpty(cancellation):
                throw new SetupException("store_not_empty", plan.Author);
            default:
                await Run(cancellation);
                return true;
        }
    }

    /// <summary>Registers associations and units, reports and reviews; then the fund, whose lines tell the units.</summary>
    /// <exception cref="InvalidOperationException">A command was refused: the plan breaks a rule of the pack.</exception>
    public async Task Run(CancellationToken cancellation)
    {
        await Programme.MarkDemonstration(DemonstrationState.Filling);
        var region = new DemonstrationRegion(plan, pack);
        foreach (var association in region.Associations)
        {
            Accept(association.Code, await grains.GetGrain<IAssociationGrain>(association.Code).Register(association.Profile));
        }

        var done = 0;
        var agreements = new ImmutableArray<DemonstrationAgreement>[region.UnitCount];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, region.UnitCount),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (number, _) =>
            {
                var unit = region.Unit(number);
                await Fill(unit);
                agreements[number] = unit.Agreements;
                if (Interlocked.Increment(ref done) is var count && count % ProgressStep == 0)
                {
                    LogProgress(count, region.UnitCount);
                }
            });
        if (region.Fund(agreements.SelectMany(a => a)) is { } fund)
        {
            await Fill(fund);
        }

        await Programme.MarkDemonstration(DemonstrationState.Complete);
        LogComplete(region.UnitCount);
    }

    private async Task Fill(DemonstrationUnit unit)
    {
        var grain = grains.Cooperative(unit.Code);
        foreach (var change in unit.Changes)
        {
            Accept(unit.Code, (await grain.Change(change)).Refusals);
        }

        foreach (var round in unit.Rounds)
        {
            var reviews = round.Reviews.Select(r => new ReportReview(r.DataSet, r.Period, r.Command, new(r.Revision, r.Step)));
            Accept(unit.Code, (await grain.SubmitAndReview([.. round.Reports.Select(Arrived)], [.. reviews])).SelectMany(Refusals));
        }

        foreach (var visit in unit.Visits)
        {
            Accept(unit.Code, (await grain.Visit(visit)).Refusals);
        }
    }

    /// <summary>What lines share comes first; then each line enters its ledger at once: one write for each operation would write the same row a thousand times.</summary>
    private async Task Fill(DemonstrationFund fund)
    {
        var shared = grains.GetGrain<IFundGrain>(IFundGrain.Key);
        foreach (var command in fund.Commands)
        {
            Accept(command.CommandId, (await shared.Enter(command)).Refusals);
        }

        await Task.WhenAll(fund.Lines.Select(async line =>
        {
            var refusals = (await grains.GetGrain<IFundingLineGrain>(line.Key).EnterMany(line.Value)).Refusals;
            foreach (var (entry, why) in line.Value.Zip(refusals))
            {
                Accept($"{line.Key} {entry.CommandId}", why);
            }
        }));
        LogFund(fund.Lines.Count);
    }

    /// <summary>The last reports of the plan may come a little after the day of the filling.</summary>
    private SubmitReport Arrived(SubmitReport report) => report.ReceivedOn > pack.DayOf(clock.GetUtcNow()) ? report with { ReceivedOn = null } : report;

    private static IEnumerable<Reason> Refusals(ReportOutcome outcome) => outcome.Kind is OutcomeKind.Accepted or OutcomeKind.Unchanged ? [] : outcome.Refusals;

    private static void Accept(string code, IEnumerable<Reason> refusals)
    {
        var said = string.Join("; ", refusals);
        if (said.Length > 0)
        {
            throw new InvalidOperationException($"The demonstration was refused at {code}: {said}");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Demonstration region (fictional): {Done} of {Units} units filled")]
    private partial void LogProgress(int done, int units);

    [LoggerMessage(Level = LogLevel.Information, Message = "Demonstration region (fictional): the ledgers of {Lines} funding lines are entered")]
    private partial void LogFund(int lines);

    [LoggerMessage(Level = LogLevel.Information, Message = "Demonstration region (fictional): complete with {Units} units")]
    private partial void LogComplete(int units);
}
