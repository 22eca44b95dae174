using System.Collections.Immutable;
using EconomieSociale.Benchmarks.Data;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>The tables and questions in SQL that PostgreSQL and DuckDB both read. Each row of an answer: keys, a count, sums.</summary>
internal static class SqlText
{
    public const string Table = "report";
    public const string View = "report_sums";

    /// <summary>Names and types of the columns before the measures.</summary>
    public static readonly ImmutableArray<(string Name, string Type)> Keys =
    [
        ("coop", "integer"), ("quarter", "smallint"), ("region", "smallint"), ("province", "smallint"), ("commune", "smallint"), ("sector", "smallint"),
        ("assoc", "smallint"), ("legal_form", "smallint"), ("funding_line", "smallint"), ("size", "smallint"), ("women_led", "smallint"),
    ];

    public static string CreateTable =>
        $"create table {Table} ({string.Join(", ", Keys.Select(k => $"{k.Name} {k.Type} not null"))}, {string.Join(", ", Measures.Names.Select(m => m + " bigint not null"))})";

    public static string CreateView =>
        $"create materialized view {View} as select quarter, region, province, sector, {Flag.Asked.Column}, count(*) as n, {Sums(m => $"sum({m}) as {m}")} "
        + $"from {Table} group by quarter, region, province, sector, {Flag.Asked.Column}";

    /// <summary>How many keys lead each row of the answer.</summary>
    public static int KeyColumns(Topic topic) => topic switch { Topic.RegionTotals => 0, Topic.ProvinceBySector or Topic.TrendByFlag => 2, _ => 1 };

    /// <summary>The key columns of a report of the generator, by <see cref="Keys"/>.</summary>
    public static short[] KeyValues(int quarter, Traits t, int size) =>
        [(short)quarter, (short)t.Region, (short)t.Province, (short)t.Commune,
            (short)t.Sector, (short)t.Association, (short)t.LegalForm, (short)t.FundingLine, (short)size, (short)t.WomenLed];

    /// <summary>The question over the table, or over the view where the view can answer it.</summary>
    /// <param name="wide">The type of numbers in which sums are returned.</param>
    public static string Ask(Topic topic, string wide, bool view = false)
    {
        var from = view ? View : Table;
        var sums = view ? $"sum(n)::bigint, {Sums(m => $"sum({m})")}" : $"count(*), {Sums(m => $"sum({m})")}";
        return topic switch
        {
            Topic.RegionTotals => $"select {sums} from {from} where quarter = $1 and region = $2",
            Topic.ProvinceBySector => $"select province, sector, {sums} from {from} where quarter = $1 group by province, sector",
            Topic.TrendByFlag => $"select quarter, {Flag.Asked.Column}, {sums} from {from} where region = $1 group by quarter, {Flag.Asked.Column}",
            Topic.NationByRegion => $"select region, {sums} from {from} where quarter = $1 group by region",
            Topic.AdHocByCommune =>
                $"select commune, {sums} from {from} where quarter = $1 and sector in ($2, $3, $4) and size = $5 and assoc = $6 group by commune",
            _ => Worst(wide),
        };
    }

    /// <summary>The parameters of a question, in their order.</summary>
    public static short[] Parameters(Question q) =>
    [
        .. (q.Topic switch
        {
            Topic.RegionTotals or Topic.WorstTwenty => [q.Quarter, q.Region],
            Topic.TrendByFlag => [q.Region],
            Topic.AdHocByCommune => [q.Quarter, .. q.Sectors, q.Size, q.Association],
            _ => ImmutableArray.Create(q.Quarter),
        }).Select(p => (short)p),
    ];

    /// <summary>Amounts are below 2^53 and counts small, so that two different ratios are two different doubles: the order is exact.</summary>
    private static string Worst(string wide)
    {
        var (numerator, denominator) = (Measures.Names[Measures.Numerator], Measures.Names[Measures.Denominator]);
        return $"select coop, 1::bigint, {numerator}::{wide}, {denominator}::{wide} from {Table} where quarter = $1 and region = $2 and {denominator} <> 0 "
            + $"order by {numerator}::double precision / {denominator}, coop limit {Question.Worst}";
    }

    private static string Sums(Func<string, string> of) => string.Join(", ", Measures.Names.Select(of));
}
