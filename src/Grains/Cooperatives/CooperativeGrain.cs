using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Associations;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;

namespace EconomieSociale.Cooperatives;

/// <summary>Decides by the rules of the domain, commits, tells the areas and associations, and only then answers.</summary>
[GrainType("cooperative")]
internal sealed partial class CooperativeGrain(
    [PersistentState(CooperativeState.Name, Stores.Main)] IPersistentState<CooperativeState> state,
    [FromKeyedServices(Stores.Main)] IGrainStorage storage,
    Pack pack,
    AreaOptions areas,
    ReportsMeter meter,
    TimeProvider clock,
    ILogger<CooperativeGrain> log) : Grain, ICooperativeGrain
{
    private readonly ProgrammeCalendar calendar = new(pack, clock);
    private (OrganisationUnit? Unit, AskedArea[] Areas) concerned;
    private YearRows years = null!;
    private CareRow care = null!;

    private OrganisationUnit? Unit => state.State.Unit;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        years = new(storage, GrainContext.GrainId);
        care = new(storage, GrainContext.GrainId);
        return Task.CompletedTask;
    }

    public async Task<UnitOutcome> Change(UnitChange change)
    {
        var decision = UnitRules.Decide(Unit, change with { Code = this.GetPrimaryKeyString() }, pack, calendar.Now, calendar.Today);
        if (decision.IsRefused)
        {
            return new(false, false, Unit, decision.Refusals);
        }

        var before = Unit;
        if (decision.Changed)
        {
            await Commit(decision.Next!);
            LogChanged(decision.Next!.Code, decision.Next.Version);
        }

        // Told even when nothing changed: the first attempt may have died between its write and this line.
        await Tell(Unit!, []);
        await TellAssociations(Unit!);
        return new(before is null, decision.Changed, Unit, []);
    }

    public Task<ReportOutcome> Submit(SubmitReport command) => Handle([command], [], outcomes => outcomes[0]);

    public Task<ImmutableArray<ReportOutcome>> SubmitMany(ImmutableArray<SubmitReport> commands) => SubmitAndReview(commands, []);

    public Task<ImmutableArray<ReportOutcome>> SubmitAndReview(ImmutableArray<SubmitReport> commands, ImmutableArray<ReportReview> reviews) =>
        Handle(commands, reviews, outcomes => outcomes);

    public async Task<Rehearsal> Rehearse(UnitChange? change, ImmutableArray<SubmitReport> commands)
    {
        var unit = Unit;
        UnitOutcome? changed = null;
        if (change is not null)
        {
            var decision = UnitRules.Decide(unit, change, pack, calendar.Now, calendar.Today);
            changed = new(unit is null, decision.Changed, decision.Next, decision.Refusals);
            unit = decision.IsRefused ? unit : decision.Next;
        }

        if (unit is null)
        {
            return new(changed, [.. commands
                .Select(_ => ReportOutcome.Stop(OutcomeKind.NotFound, 0, ReportState.Draft, Reason.Of("unknown_unit", "unit", this.GetPrimaryKeyString())))]);
        }

        var desk = new ReportDesk(unit, await Books(), pack, calendar);
        return new(changed, [.. commands.Select(desk.Submit)]);
    }

    public Task<ReportOutcome> Review(string dataSet, string period, ReviewReport command) => Handle([], [new(dataSet, period, command)], outcomes => outcomes[0]);

    public async Task<CooperativeView?> Get()
    {
        if (Unit is null)
        {
            return null;
        }

        var books = await Books();
        var dossier = new UnitDossier(UnitContributions.Of(Unit, books), pack);
        var known = await care.Read();
        return new(
            Unit, [.. books.SelectMany(b => b.Reports).OrderByDescending(r => r.Period)], AssessmentView.Of(dossier.History(), dossier.States, calendar.Today),
            Followed(known, dossier));
    }

    public async Task<AssessmentView?> Assess(Period period)
    {
        if (Unit is null)
        {
            return null;
        }

        var dossier = new UnitDossier(UnitContributions.Of(Unit, await Books()), pack);
        return AssessmentView.Of(dossier.History(), dossier.States, calendar.Today, period);
    }

    public async Task<IndicatorInputs?> Inputs(string indicator, Period period)
    {
        if (Unit is null || pack.CatalogueOf(period).Find(indicator) is not { Subject: Subject.Unit } found)
        {
            return null;
        }

        var books = await Books();
        return InputRules.Of(new UnitHistory(UnitContributions.Of(Unit, books), pack), found, period, [.. books.SelectMany(b => b.Reports)]);
    }

    public async Task<Report?> Report(string dataSet, string period)
    {
        var (set, parsed, faults) = ReportRules.Address(dataSet, period, pack);
        return Unit is null || !faults.IsEmpty ? null : (await years.Read(parsed.Year)).Find(set!.Code, parsed);
    }

    /// <summary>Decides, commits, tells, and answers in the shape of the question. Every report comes this way, and every method that waits is a turn of the grain more.</summary>
    private async Task<T> Handle<T>(ImmutableArray<SubmitReport> commands, ImmutableArray<ReportReview> reviews, Func<ImmutableArray<ReportOutcome>, T> answer)
    {
        if (Unit is null)
        {
            var unknown = ReportOutcome.Stop(OutcomeKind.NotFound, 0, ReportState.Draft, Reason.Of("unknown_unit", "unit", this.GetPrimaryKeyString()));
            return answer(Acknowledged([.. Enumerable.Repeat(unknown, commands.Length + reviews.Length)]));
        }

        var desk = new ReportDesk(Unit, await Books(), pack, calendar);
        ImmutableArray<ReportOutcome> outcomes = [.. commands.Select(desk.Submit), .. reviews.Select(desk.Review)];
        CrashPoints.Pass(CrashPoint.BeforeCommit);
        await Commit(desk.Changed);
        await Tell(Unit, desk.Addressed);
        return answer(Acknowledged(outcomes));
    }

    private ImmutableArray<ReportOutcome> Acknowledged(ImmutableArray<ReportOutcome> outcomes)
    {
        meter.Acknowledged(outcomes);
        return outcomes;
    }

    private async ValueTask<ImmutableArray<YearBook>> Books()
    {
        var books = ImmutableArray.CreateBuilder<YearBook>();
        foreach (var year in Unit?.ReportYears ?? [])
        {
            books.Add(await years.Read(year));
        }

        return books.ToImmutable();
    }

    /// <summary>One durable write for each year. The list of years is written before the first report of a year, so that no report rests unseen.</summary>
    private async Task Commit(ImmutableArray<YearBook> books)
    {
        if (books.Any(b => !Unit!.ReportYears.Contains(b.Year)))
        {
            await Commit(Unit! with { ReportYears = [.. Unit.ReportYears.Union(books.Select(b => b.Year)).Order()] });
        }

        foreach (var book in books)
        {
            var row = await years.Take(book);
            try
            {
                await storage.WriteStateAsync(YearRows.Name(book.Year), GrainContext.GrainId, row);
            }
            catch (Exception e)
            {
                LogWriteFailed(Unit!.Code, book.Year, e);
                DeactivateOnIdle();
                throw;
            }

            years.Written(row);
        }
    }

    private Task Commit(OrganisationUnit next) => this.Commit(state, state.State with { Unit = next });

    /// <summary>
    /// The areas in which the unit lies or once lay hear of it; a correction or a move reaches the old place and the new one.
    /// They are told the years that a command was about; one that never heard of the unit asks for all.
    /// </summary>
    private async Task Tell(OrganisationUnit unit, ImmutableArray<YearBook> books, CareBook? told = null)
    {
        CrashPoints.Pass(CrashPoint.AfterCommit);
        var concerned = Concerned(unit);
        var part = News(unit, books.RemoveAll(b => !unit.ReportYears.Contains(b.Year)), told, isWhole: false);
        var known = await AreaPatience.AskAll(concerned, areas.Patience, clock, area => area.Apply(part));
        if (known.Contains(false))
        {
            var whole = News(unit, await Books(), await care.Read(), isWhole: true);
            await AreaPatience.AskAll([.. concerned.Where((_, i) => !known[i])], areas.Patience, clock, area => area.Apply(whole));
        }

        CrashPoints.Pass(CrashPoint.AfterApply);
    }

    /// <summary>The areas of a profile, looked up once: every report is told to them.</summary>
    private AskedArea[] Concerned(OrganisationUnit unit)
    {
        if (!ReferenceEquals(concerned.Unit, unit))
        {
            var keys = unit.Commune.Concerned().Select(c => pack.Territory.Find(c)).OfType<Division>().Select(c => AreaKey.Of(pack.Territory.AreaOf(c), unit.Code));
            concerned = (unit, [.. keys.Distinct().Select(k => new AskedArea(k.ToString(), GrainFactory.GetGrain<IAreaGrain>(k.ToString())))]);
        }

        return concerned.Areas;
    }

    private UnitNews News(OrganisationUnit unit, ImmutableArray<YearBook> books, CareBook? told, bool isWhole) => new(
        UnitContributions.Of(unit, books) with { Care = told },
        [new(RowStamp.Profile, Commits.Version(state.Etag)), .. told is null ? [] : (ReadOnlySpan<RowStamp>)[care.Stamp], .. books.Select(b => years.Stamp(b.Year))],
        isWhole);

    private Task TellAssociations(OrganisationUnit unit)
    {
        return Task.WhenAll(unit.Association.Concerned().Select(c => GrainFactory.GetGrain<IAssociationGrain>(c).Tell(unit)));
    }
}
