using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Columns;
using EconomieSociale.Cooperatives;
using EconomieSociale.Delivery;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace EconomieSociale.Territories;

/// <summary>
/// Holds its units in columns. Nothing here is the truth: it follows from the rows of the units, of which this grain reads all when it wakes,
/// hears the rest from the units, and by the feed what a lost message would have told.
/// </summary>
[GrainType("area"), CollectionAgeLimit(AlwaysActive = true)]
internal sealed partial class AreaGrain(
    IUnitArchive archive, IUnitFeed feed, Pack pack, AreaOptions options, TotalsMeter meter, TimeProvider clock, ILogger<AreaGrain> log) : Grain, IAreaGrain
{
    private readonly AreaBook book = new(pack);
    private AreaAnswers answers = null!;
    private AreaFollower follower = null!;
    private Turns<Reconciliation> comparisons = null!;
    private Reconciliation? checkedLast;

    private AreaKey Key => AreaKey.Read(this.GetPrimaryKeyString());

    private Division? Area => pack.Territory.Find(Key.Area) is { } found && found.Level == pack.Territory.AreaLevel ? found : null;

    /// <summary>
    /// Subscribes to the feed, then reads every unit from its own rows, then takes what the feed delivered meanwhile: whatever was written is in one of the two.
    /// No call is answered before.
    /// </summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        using var trace = AreaTrace.Start("area.wake", Key);
        var began = clock.GetTimestamp();
        answers = new(book, Key.Area, options.KeptAnswers);
        comparisons = new(CompareWithRows);
        follower = new(book, Key, pack, archive, await feed.Subscribe(profilesOnly: false, cancellationToken), meter);
        if (Area is { } area)
        {
            await Read(area, cancellationToken);
            this.RegisterGrainTimer(follower.CatchUp, options.CatchUpEvery, options.CatchUpEvery);
            this.RegisterGrainTimer(ReconcileInBackground, new GrainTimerCreationOptions(options.ReconcileEvery, options.ReconcileEvery) { Interleave = true });
        }

        var took = clock.GetElapsedTime(began);
        meter.Awake(this, took, () => (book.Count, book.Reports, book.Bytes));
        LogAwake(Key, book.Count, took.TotalSeconds);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        follower.End();
        meter.Leaves(this);
        return Task.CompletedTask;
    }

    public Task<bool> Apply(UnitNews news)
    {
        using var measured = meter.Apply();
        return Task.FromResult(book.Apply(news));
    }

    public async Task<AggregateAnswer> Aggregate(AggregateQuery query)
    {
        await follower.CatchUp();
        return answers.Ask(query);
    }

    public async Task<ImmutableArray<RankedUnit>> Rank(AggregateQuery query, string indicator, bool ascending, int limit)
    {
        await follower.CatchUp();
        return [.. AreaRank.Rank(book, query, pack.Indicator(indicator)!, ascending, limit, Key.Area).Select(r => Ranked(r.Unit, r.Value, query.Period.Last.LastDay))];
    }

    public async Task<ImmutableArray<UnitSummary>> Units(UnitQuery query)
    {
        await follower.CatchUp();
        return [.. AreaUnits.Find(book, query, Communes(query.Territory, query.Vintage))];
    }

    public async Task<ImmutableArray<UnitAlert>> Alerts(AlertQuery query)
    {
        await follower.CatchUp();
        return await AreaAlerts.Find(book, query, Communes(query.Territory, query.Vintage));
    }

    public async Task<ImmutableArray<UnitPlan>> Plans(AlertQuery query)
    {
        await follower.CatchUp();
        return await AreaAlerts.Plans(book, query, Communes(query.Territory, query.Vintage));
    }

    public async Task<AlertMeasures> Measure(AlertQuery query)
    {
        await follower.CatchUp();
        return await AreaAlerts.Measure(book, query, Communes(query.Territory, query.Vintage));
    }

    public async Task<ImmutableArray<string>> BehindAlerts(DateOnly today, DateTimeOffset now)
    {
        await follower.CatchUp();
        return pack.AlertRules.IsEmpty ? [] : await AreaAlerts.Behind(book, today, now);
    }

    public async Task<AlertNews> AlertNews(ImmutableDictionary<string, int> marks, int limit)
    {
        await follower.CatchUp();
        return AreaAlerts.News(book, marks, limit, Key.Area);
    }

    public async Task<AlertReplay> Replay(AlertRuleDraft rule, string territory, string vintage, DateOnly today)
    {
        await follower.CatchUp();
        var compiled = PackRules.Check(rule, pack).Rule ?? throw new ArgumentException("A rule with faults cannot be replayed.", nameof(rule));
        return await AreaAlerts.Replay(book, compiled, today, Communes(territory, vintage));
    }

    public async Task<ImmutableArray<PeerValues>> Peers(PeerQuery query)
    {
        await follower.CatchUp();
        return PeerRules.Values(query, Lying(query.Period).Where(u => !query.WithoutPlan || !book.HasPlan(u.Contributions.Unit.Code)), pack);
    }

    public async Task<ImmutableArray<UnitResult>> Results(ResultQuery query)
    {
        await follower.CatchUp();
        return await AreaResults.Of(book, query, unit => Lies(unit, query.AsOf));
    }

    public async Task<ImmutableArray<PeerChange>> ResultPeers(ResultPeerQuery query)
    {
        await follower.CatchUp();
        return await AreaResults.Peers(book, query, unit => Lies(unit, query.AsOf));
    }

    public async Task<ImmutableArray<DeclaredAmount>> Declared(DeclaredQuery query)
    {
        await follower.CatchUp();
        return await AreaResults.Declared(book, query, unit => Lies(unit, query.Period.LastDay));
    }

    public async Task<ImmutableArray<StatusChange>> Compare(CatalogueDraft proposal, Period period, DateOnly today)
    {
        await follower.CatchUp();
        var catalogue = CatalogueRules.Check(proposal, pack.Elements, code => pack.List(CodeList.Unit).Find(code) is not null).Catalogue
            ?? throw new ArgumentException("A catalogue with faults cannot be compared.", nameof(proposal));
        return [.. Lying(period).Select(u => CompareRules.Compare(u, catalogue, period, today)).OfType<StatusChange>()];
    }

    public Task<Reconciliation?> Checked() => Task.FromResult(checkedLast);

    public Task<Reconciliation> Check() => checkedLast is { } known ? Task.FromResult(known) : comparisons.Any();

    public Task<Reconciliation> Reconcile() => comparisons.Fresh();

    private async Task Read(Division area, CancellationToken cancellation)
    {
        try
        {
            await foreach (var unit in archive.InCommunes(Communes(area), IsMine, cancellation))
            {
                book.Apply(unit);
                CrashPoints.Pass(CrashPoint.AreaReads);
            }

            await follower.CatchUp(cancellation);
        }
        catch
        {
            follower.End(); // this activation ends before it began
            throw;
        }
    }

    private async Task<Reconciliation> CompareWithRows()
    {
        using var trace = AreaTrace.Start("area.reconcile", Key);
        var began = clock.GetTimestamp();
        var communes = Area is { } area ? Communes(area) : [];
        var units = archive.InCommunes(communes, IsMine, CancellationToken.None);
        var found = await new AreaReconciliation(book, answers, Key.Area, archive, follower, clock).Compare(units, communes.ToHashSet(StringComparer.Ordinal));
        meter.Reconciled(this, found, clock.GetElapsedTime(began));
        if (found.Differences > 0)
        {
            LogDifferences(Key, found.Differences);
        }

        return checkedLast = found;
    }

    private Task ReconcileInBackground(CancellationToken cancellation) => Reconcile();

    private bool IsMine(string unit) => Area is { } area && AreaKey.Of(area, unit) == Key;

    /// <summary>The communes of the area in any vintage, in the order of the territory.</summary>
    private string[] Communes(Division area) =>
        [.. pack.Territory.Vintages.SelectMany(v => pack.Territory.UnitDivisions(area, v)).Select(d => d.Code).Distinct(StringComparer.Ordinal)];

    private HashSet<string> Communes(string territory, string vintage)
    {
        var asked = pack.Territory.Find(territory)!;
        var inArea = pack.Territory.UnitDivisions(pack.Territory.Find(Key.Area)!, vintage).Select(d => d.Code);
        return [.. pack.Territory.UnitDivisions(asked, vintage).Select(d => d.Code).Intersect(inArea, StringComparer.Ordinal)];
    }

    /// <summary>The units that lie in this area at the end of a period: one that moved is held by two areas.</summary>
    private IEnumerable<UnitDossier> Lying(Period period) => book.Dossiers(unit => unit.ExistsOn(period.LastDay) && Lies(unit, period.LastDay));

    private bool Lies(OrganisationUnit unit, DateOnly day) => pack.Territory.AreaOf(pack.Territory.Find(unit.Commune.On(day)!)!).Code == Key.Area;

    private static RankedUnit Ranked(OrganisationUnit unit, decimal value, DateOnly day)
    {
        var place = UnitSlices.Place(unit, day);
        return new(unit.Code, unit.Name, unit.NameAr, place.Commune, place.Sector, value);
    }
}
