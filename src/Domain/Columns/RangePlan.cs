using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>What a question over one range reads, looked up once for all areas.</summary>
internal sealed class RangePlan
{
    public RangePlan(AggregateQuery query, PeriodRange range, Pack pack)
    {
        Range = range;
        Coverage = pack.CoverageSource(range.Kind);
        CoveragePeriods = Coverage is null ? [] : [.. range.Split(Coverage.PeriodKind)];
        Forms = [.. Plan(query, range, pack)];
        Days = [.. Forms.SelectMany(f => f.Periods).Concat(CoveragePeriods).Select(p => p.LastDay).Append(range.Last.LastDay).Distinct()];
        Linear = [.. query.Indicators.Select(i => LinearRatio.Of(i, range, pack)).Select(r => r is { IsSummed: true } ? r : null)];
        Others = [.. query.Indicators.Where((_, i) => Linear[i] is null)];
    }

    public PeriodRange Range { get; }

    /// <summary>The form whose reports are counted, and its periods.</summary>
    public DataSet? Coverage { get; }

    public ImmutableArray<Period> CoveragePeriods { get; }

    public ImmutableArray<FormPlan> Forms { get; }

    /// <summary>Every day on which memberships are read.</summary>
    public ImmutableArray<DateOnly> Days { get; }

    /// <summary>Of the indicators asked for those that can be read from columns, null for the others.</summary>
    public ImmutableArray<LinearRatio?> Linear { get; }

    /// <summary>The indicators that need the history of each unit.</summary>
    public ImmutableArray<string> Others { get; }

    private static IEnumerable<FormPlan> Plan(AggregateQuery query, PeriodRange range, Pack pack)
    {
        var asked = query.Elements.Select((code, place) => (Element: pack.Element(code), Place: place))
            .Where(e => e.Element is { IsSummable: true }).Select(e => (e.Element!, e.Place, Set: pack.Source(e.Element!, range.Kind)));
        foreach (var form in asked.Where(e => e.Set is not null).GroupBy(e => e.Set!))
        {
            ImmutableArray<Period> periods = [.. range.Split(form.Key.PeriodKind)];
            foreach (var kind in form.GroupBy(e => periods.Length > 1 && e.Item1.OverTime == TimeAggregation.Last))
            {
                yield return new(form.Key, periods, [.. kind.Select(e => e.Place)], [.. kind.Select(e => e.Item1.Code)], kind.Key, pack);
            }
        }
    }
}
