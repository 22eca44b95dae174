using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>A target with what is reached. In the unit of the indicator or element; percentages as such.</summary>
/// <param name="Name">In the language of the request.</param>
/// <param name="Method">cumulative or in_year.</param>
/// <param name="MeasuredOn">The end of its year, or the day asked for.</param>
/// <param name="Actual">Null: nothing is known.</param>
/// <param name="Attainment">Per cent of the way from the baseline; null where there is none.</param>
/// <param name="Expected">What would be reached on that day on a straight path.</param>
public sealed record TargetBody(
    string Indicator, string Name, int Year, string? Territory, string? Sector, decimal Baseline, decimal Target, string Method, DateOnly MeasuredOn, decimal? Actual,
    decimal? Attainment, decimal Expected, string Note);

/// <summary>Measures the targets of the pack.</summary>
public sealed class TargetInquiry(IGrainFactory grains, Pack pack, FundInquiry fund)
{
    /// <summary>The targets of all years that have begun by a day, the newest first.</summary>
    public async Task<ImmutableArray<TargetBody>> Measure(DateOnly asOf)
    {
        var views = new Dictionary<DateOnly, FundView>();
        var found = ImmutableArray.CreateBuilder<TargetBody>();
        foreach (var target in pack.Targets.Where(t => t.Year <= asOf.Year).OrderByDescending(t => t.Year).ThenBy(t => t.Row))
        {
            var day = target.MeasuredOn(asOf);
            var actual = await Actual(target, day, views);
            found.Add(new(
                target.Indicator, Name(target), target.Year, target.Territory, target.Sector, target.Baseline, target.Value,
                target.Method == TargetMethod.InYear ? "in_year" : "cumulative", day, Rounded(actual),
                actual is { } known && target.Attainment(known) is { } way ? Math.Round(100 * way, 2, MidpointRounding.AwayFromZero) : null,
                Rounded(target.Path(day, pack.Fund!))!.Value, target.Note));
        }

        return found.ToImmutable();
    }

    private async Task<decimal?> Actual(Target target, DateOnly day, Dictionary<DateOnly, FundView> views)
    {
        if (pack.CatalogueOf(Period.Containing(day, pack.MainDataSet.PeriodKind)).Find(target.Indicator) is { Subject: Subject.Unit } indicator)
        {
            return await OfUnits(target, indicator, day);
        }

        var until = Of(target, await View(day, views));
        var counts = target.Indicator == Target.Agreements || pack.Fund!.Results.Any(r => r.Element == target.Indicator);
        return target.Method == TargetMethod.InYear && counts ? until - (Of(target, await View(new(target.Year - 1, 12, 31), views)) ?? 0) : until;
    }

    private async Task<FundView> View(DateOnly day, Dictionary<DateOnly, FundView> views) =>
        views.TryGetValue(day, out var held) ? held : views[day] = await fund.View(day);

    private decimal? Of(Target target, FundView view)
    {
        FundedAgreement[] agreements = [.. view.Agreements.Where(a => IsIn(a, target))];
        if (target.Indicator == Target.Agreements)
        {
            return agreements.Length;
        }

        var group = FundGroups.Of(null, agreements, [], pack, view.AsOf);
        var result = pack.Fund!.Results.Select(r => r.Element).ToImmutableArray().IndexOf(target.Indicator);
        if (result >= 0)
        {
            return FixedPoint.Natural(group.Results[result].Net, pack.Element(target.Indicator)!.Decimals);
        }

        var figures = target is { Territory: null, Sector: null } ? view.Figures.Total : group.Figures;
        return FundFacts.Indicators(view.Figures, figures, [.. group.Results.Select(r => r.Net)], view.FirstAgreements, pack)
            .FirstOrDefault(i => i.Indicator.Code == target.Indicator)?.Value;
    }

    /// <summary>The value over the units of the target's slice at the end of the last main period that is over.</summary>
    private async Task<decimal?> OfUnits(Target target, Indicator indicator, DateOnly day)
    {
        var period = Period.At(pack.MainDataSet.PeriodKind, ResultRules.Over(day, pack));
        var vintage = pack.DefaultVintage.Code;
        var territory = target.Territory ?? pack.Territory.Root.Code;
        ImmutableArray<DimensionFilter> filters = target.Sector is { } sector ? [new(Dimensions.Sector, [sector], false)] : [];
        var answer = await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(territory, vintage))
            .Aggregate(new(territory, vintage, new(period, period), [], [], [indicator.Code], filters, false));
        return answer.Total.Rates[0].Rate(indicator);
    }

    private bool IsIn(FundedAgreement agreement, Target target) =>
        (target.Sector is null || agreement.Outcome?.Place.Sector == target.Sector)
        && (target.Territory is null || (agreement.Outcome?.Place.Commune is { } commune
            && pack.Territory.LiesIn(pack.Territory.Find(commune)!, pack.Territory.Find(target.Territory)!)));

    private string Name(Target target) => (pack.Element(target.Indicator)?.Name ?? pack.Catalogue.Find(target.Indicator)?.Name)?.In(Cultures.Current)
        ?? Wording.Say("fund_agreement_count");

    private static decimal? Rounded(decimal? value) => value is { } known ? Math.Round(known, Indicator.RateDecimals, MidpointRounding.AwayFromZero) : null;
}
