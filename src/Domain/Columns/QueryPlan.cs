using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>What is looked up once for all questions of a kind, see <see cref="QueryPlans"/>.</summary>
internal sealed class QueryPlan
{
    public QueryPlan(AggregateQuery query, Pack pack)
    {
        PeriodAt = query.GroupBy.IndexOf(Dimensions.Period);
        KeyDimensions = PeriodAt < 0 ? query.GroupBy : query.GroupBy.RemoveAt(PeriodAt);
        Periods = PeriodAt < 0 ? [] : [.. query.Period.Periods().Select(p => new RangePlan(query, PeriodRange.Of(p), pack))];
        SumsPeriods = PeriodAt >= 0 && query.Filters.All(f => !IsOfTheEnd(f.Dimension, pack));

        // The flows of the whole range are those of its periods: they need not be read twice.
        var whole = SumsPeriods ? query with { Elements = [.. query.Elements.Select(e => pack.Element(e)?.OverTime == TimeAggregation.Sum ? "" : e)] } : query;
        Whole = new(whole, query.Period, pack);
        IsSupported = Supports(query, pack);
        Nothing = new(Totals.Zero(query), []);
    }

    /// <summary>Where the period stands among the dimensions; -1 if it does not.</summary>
    public int PeriodAt { get; }

    /// <summary>The dimensions without the period.</summary>
    public ImmutableArray<string> KeyDimensions { get; }

    public ImmutableArray<RangePlan> Periods { get; }

    /// <summary>True if the flows of the total are the sum of the rows.</summary>
    public bool SumsPeriods { get; }

    public RangePlan Whole { get; }

    /// <summary>The answer where no unit and no report is in question.</summary>
    public AggregateAnswer Nothing { get; }

    /// <summary>False where the size of a unit must be judged slice by slice, from the reports of several periods.</summary>
    public bool IsSupported { get; }

    /// <summary>True for a dimension that is read at the end of the range, so that it may differ from period to period.</summary>
    private static bool IsOfTheEnd(string dimension, Pack pack) =>
        dimension is Dimensions.State or Dimensions.Status or Dimensions.Size || pack.Trait(dimension) is not null;

    private static bool Supports(AggregateQuery query, Pack pack)
    {
        var groups = query.GroupBy.Contains(Dimensions.Size);
        var filters = query.Filters.Any(f => f.Dimension == Dimensions.Size);
        return query.GroupBy.Contains(Dimensions.Period)
            ? (!groups || KeyParts.CanSize(PeriodRange.Of(query.Period.Last), query, pack)) && (!filters || KeyParts.CanSize(query.Period, query, pack))
            : !(groups || filters) || KeyParts.CanSize(query.Period, query, pack);
    }
}
