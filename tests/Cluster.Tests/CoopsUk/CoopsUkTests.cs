using System.Globalization;
using System.Text.Json;
using CsvHelper;
using EconomieSociale.Tests.Processes;
using Xunit;

namespace EconomieSociale.Tests.CoopsUk;

/// <summary>
/// The program does its job on data that nobody here wrote: the open data of Co-operatives UK, read from its folder, through a mapping and a second pack.
/// </summary>
public sealed class CoopsUkTests(CoopsUkProgram program) : IClassFixture<CoopsUkProgram>
{
    private Api Api
    {
        get
        {
            Assert.SkipWhen(program.Api is null, $"The folder {CoopsUkProgram.Data} is not there: the real data are tested by path only.");
            return program.Api!;
        }
    }

    [Fact]
    public async Task Aggregates_GiveTheEightPublishedTotals()
    {
        var members2012 = await Api.Sum("memberships", "period=2012");
        var members2016 = await Api.Sum("memberships", "period=2016");
        var withoutLargest = await Api.Sum("turnover", "period=2016&filter=unit:!R000001") - await Api.Sum("turnover", "period=2012&filter=unit:!R000001");
        var found = new Dictionary<string, decimal>
        {
            ["independent co-operatives 2016"] = (await Api.Total("period=2016")).GetProperty("units").GetInt64(),
            ["turnover 2016, GBP bn, 1dp"] = Billions(await Api.Sum("turnover", "period=2016")),
            ["memberships 2016, millions, 1dp"] = Math.Round(members2016 / 1_000_000, 1),
            ["membership growth 2012 to 2016, pct, 1dp"] = Math.Round(100 * (members2016 - members2012) / members2012, 1),
            ["employees 2016, thousands"] = Math.Round(await Api.Sum("employees", "period=2016") / 1_000),
            ["retail turnover 2016, GBP bn, 1dp"] = Billions(await Api.Sum("turnover", "period=2016&filter=sector:retail")),
            ["agriculture turnover 2016, GBP bn, 1dp"] = Billions(await Api.Sum("turnover", "period=2016&filter=sector:agriculture")),
            ["turnover growth since 2012 without Co-operative Group, GBP bn"] = Billions(withoutLargest),
        };

        var published = Table("published_totals.csv").ToDictionary(r => r["measure"], r => decimal.Parse(r["published"], CultureInfo.InvariantCulture));
        Assert.Equal(8, published.Count);
        Assert.Equal(published.OrderBy(p => p.Key, StringComparer.Ordinal), found.OrderBy(p => p.Key, StringComparer.Ordinal));
    }

    /// <summary>Trap 1: a statement repeated in a later year is in the sum and is no report received. Counts by an independent script.</summary>
    [Theory]
    [InlineData("2011", 6741, 3802, 1435)]
    [InlineData("2014", 6803, 2310, 3016)]
    [InlineData("2016", 6797, 139, 5159)]
    public async Task Aggregates_TellReportsReceivedFromStatementsCarriedForward(string year, long units, long reported, long carried)
    {
        var total = await Api.Total($"period={year}");

        Assert.Equal((units, reported, carried), (Long(total, "units"), Long(total, "reported"), Long(total, "carriedForward")));
    }

    /// <summary>Trap 2: collective entries are in the sums and are no units.</summary>
    [Fact]
    public async Task Aggregates_CountCollectiveEntriesInTheSumsOnly()
    {
        var collective = await Api.Total("period=2016&filter=kind:collective");

        Assert.Equal((0L, 5L), (Long(collective, "units"), Long(collective, "collective")));
        var rows = Table("economy_2016.csv")
            .Where(r => r["CUK Organisation ID"] == "N/a" && r["Economic Year"] == "2016").Sum(r => decimal.Parse(r["Turnover"], CultureInfo.InvariantCulture));
        Assert.Equal(rows, collective.GetProperty("elements").GetProperty("turnover").GetProperty("sum").GetDecimal());
    }

    /// <summary>Trap 4: blank is not zero.</summary>
    [Fact]
    public async Task Reports_WithBlankCells_HaveMissingValuesAndNotZero()
    {
        var report = await Api.Get("units/R004417/reports/annual/2016");

        Assert.Equal(["member_funds"], report.GetProperty("values").EnumerateObject().Select(v => v.Name));
        var employees = (await Api.Total("period=2016")).GetProperty("elements").GetProperty("employees");
        var rows = Table("economy_2016.csv").Count(r => r["Economic Year"] == "2016" && r["Employees"].Length > 0);
        Assert.Equal(rows, Long(employees, "reported") + Long(employees, "carriedForward"));
    }

    /// <summary>Trap 5: names over several lines, two date formats, negative amounts.</summary>
    [Fact]
    public async Task Units_OfRowsOverSeveralLines_AreWhole()
    {
        var unit = await Api.Get("units/R000003");

        Assert.Equal("Central England Co-operative Limited", unit.GetProperty("name").GetString());
        Assert.Equal(31, Table("economy_2016.csv").Count(r => r["Turnover"].StartsWith('-')));
        Assert.Equal("1863-08-11", (await Api.Get("units/R000001")).GetProperty("foundedOn").GetString());
    }

    [Theory]
    [InlineData("sector", "sector")]
    [InlineData("legal_form", "legalForm")]
    public async Task Aggregates_GroupedByACode_GiveTheCountsOfTheRegister(string dimension, string groupBy)
    {
        var rows = (await Api.Get($"aggregates?period=2016&elements=&indicators=&groupBy={groupBy}")).GetProperty("rows").EnumerateArray();
        var found = rows.Select(r => Long(r, "units")).Where(n => n > 0).Order();

        var expected = Table("expected_registry_counts.csv").Where(r => r["snapshot"] == "2016" && r["dimension"] == dimension)
            .Select(r => long.Parse(r["live"], CultureInfo.InvariantCulture)).Order();
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task Aggregates_GroupedByRegion_GiveTheCountsOfTheLocations()
    {
        var rows = (await Api.Get("aggregates?period=2016&elements=&indicators=&groupBy=region")).GetProperty("rows").EnumerateArray().Select(r => Long(r, "units")).ToArray();
        var expected = Table("expected_registry_counts.csv")
            .Where(r => r["snapshot"] == "2016" && r["dimension"] == "region").ToDictionary(r => r["value"], r => long.Parse(r["live"], CultureInfo.InvariantCulture));

        Assert.Equal(6_797, rows.Sum());
        Assert.All(expected.Where(e => e.Key != "(unknown)"), e => Assert.Contains(e.Value, rows));
    }

    [Fact]
    public async Task Reconciliation_FindsNoDifference()
    {
        var result = await Api.Get("aggregates/reconciliation");

        Assert.Equal((8_024L, 32_292L, 0L), (Long(result, "comparedUnits"), Long(result, "comparedPeriods"), Long(result, "differences")));
    }

    /// <summary>Trap 3 is in the first count: 18 organisations are listed twice and agree in everything that is read.</summary>
    [Fact]
    public void Import_OfTheSameFilesAgain_ChangesNothing()
    {
        _ = Api;
        Assert.Contains("45690/45690 read, 45669 accepted, 18 unchanged, 3 skipped, 0 rejected", program.FirstImport, StringComparison.Ordinal);
        Assert.Contains("45690/45690 read, 0 accepted, 45687 unchanged, 3 skipped, 0 rejected", program.SecondImport, StringComparison.Ordinal);
    }

    private static decimal Billions(decimal pounds) => Math.Round(pounds / 1_000_000_000, 1);

    private static long Long(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    private static List<Dictionary<string, string>> Table(string file)
    {
        using var csv = new CsvReader(new StreamReader(Path.Combine(CoopsUkProgram.Data, file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.Select((name, at) => (name, Cell: csv.GetField(at) ?? "")).ToDictionary(c => c.name, c => c.Cell));
        }

        return rows;
    }
}
