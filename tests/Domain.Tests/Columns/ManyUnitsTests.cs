using CsCheck;
using EconomieSociale.Columns;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Territories;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Columns;

/// <summary>Several chunks, of which some are read whole: complete reports of units that lie together, small amounts and large.</summary>
public class ManyUnitsTests
{
    private const int Many = (2 * 512) + 300;

    private static readonly DateOnly Change = new(2021, 5, 1);

    private static readonly DateOnly LastDay = new(2021, 6, 30);

    private static readonly string[] Elements = [.. TestPack.Pack.Elements.Where(e => e.DataSets.Contains("Q")).Select(e => e.Code)];

    public static readonly TheoryData<int, double> Worlds = new() { { 1, 0 }, { 2, 0.01 }, { 3, 0.5 }, { 4, 1 } };

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Evaluate_ManyUnits_IsWhatTheyGiveOneByOne(int seed, double large)
    {
        var book = Books.Of(Units(seed + 100, large, version: 1), ColumnPack.Pack);
        var units = Units(seed, large, version: 2);
        foreach (var unit in units)
        {
            book.Apply(Books.Whole(unit));
        }

        foreach (var query in Questions())
        {
            foreach (var area in new[] { null, "P1" })
            {
                Answers.AssertSame(Asked.Evaluate(query, units, area, ColumnPack.Pack), AreaScan.Evaluate(book, query, area));
            }
        }
    }

    [Fact]
    public void Evaluate_AfterALargeAmountWasCorrected_HasOnlyTheCorrection()
    {
        var unit = Some.Unit();
        var book = Books.Of([new(unit, [Some.Told("Q", "2021Q1", Some.Figures(("sales", 9_000_000_000)))])]);
        book.Apply(Books.Whole(new(unit, [Some.Told("Q", "2021Q1", Some.Figures(("costs", -3)), version: 2)])));
        var total = AreaScan.Evaluate(book, Some.Query("2021Q1") with { Elements = ["sales", "costs"] }, null).Total;
        Assert.Equal([new(0, 0, 0), new(-3, 1, 0)], total.Elements);
    }

    [Fact]
    public void Evaluate_OneOfTwoUnitsWithALargeAmountThatIsNotValidated_HasOnlyWhatIsValidated()
    {
        var unit = Some.Unit() with { Association = Some.Always("AS1") };
        var book = Books.Of([new(unit, [Some.Told("Q", "2021Q1", Some.Figures(("sales", 9_000_000_000)))]), new(Some.Unit("U2"), [])]);
        var query = Some.Query("2021Q1") with { Elements = ["sales"], Filters = [new(Dimensions.Association, ["AS1"], false)] };
        Assert.Equal([new(9_000_000_000, 1, 0)], AreaScan.Evaluate(book, query, null).Total.Elements);
        Assert.Equal([default], AreaScan.Evaluate(book, query with { ValidatedOnly = true }, null).Total.Elements);
    }

    [Fact]
    public void Evaluate_AmountsThatJustFitIntoARow_AreSummedWhoeverIsLookedFor()
    {
        var figures = Some.Figures([.. Elements.Select(e => (e, (long)int.MaxValue))]);
        var units = Enumerable.Range(0, 2).Select(i => new UnitContributions(Some.Unit($"U{i}") with { Association = Some.Always($"AS{i}") }, [Some.Told("Q", "2021Q1", figures)]));
        var book = Books.Of(units, looks: true);
        var query = Some.Query("2021Q1") with { Elements = ["sales"] };
        Assert.Equal([new(2L * int.MaxValue, 2, 0)], AreaScan.Evaluate(book, query, null).Total.Elements);
        query = query with { Filters = [new(Dimensions.Association, ["AS1"], false)] };
        Assert.Equal([new(int.MaxValue, 1, 0)], AreaScan.Evaluate(book, query, null).Total.Elements);
    }

    [Fact]
    public void Evaluate_AfterWhatTheSizeFollowsFromWasTakenBack_HasNoSize()
    {
        var unit = Some.Unit();
        var book = Books.Of([new(unit, [Some.Told("Q", "2021Q1", Some.Figures(("members_total", 12)))])]);
        book.Apply(Books.Whole(new(unit, [Some.Told("Q", "2021Q1", Some.Figures(("sales", 1)), version: 2)])));
        var row = Assert.Single(AreaScan.Evaluate(book, Some.Query("2021Q1") with { GroupBy = [Dimensions.Size] }, null).Rows);
        Assert.Equal([AggregateRules.None], row.Key);
    }

    [Fact]
    public void Apply_AmountBeyondTheLimit_FailsLoudly() => Assert.Throws<OverflowException>(() =>
        Books.Of([new(Some.Unit(), [Some.Told("Q", "2021Q1", Some.Figures(("sales", 1_000_000_000_000_001)))])]));

    [Fact]
    public void Read_WhatTheColumnsCannotHold_IsUnchanged()
    {
        var plain = Some.Told("Q", "2021Q1", Some.Figures(("sales", 1)));
        foreach (var report in new[]
        {
            plain with { Version = 70_000 }, plain with { ReceivedOn = new(1990, 1, 1) }, plain with { ReceivedOn = new(2200, 1, 1) }, plain with { DataSet = "gone" },
            plain with { StatementDate = DateOnly.MinValue }, plain with { Submitted = Some.Figures(("gone", 1), ("sales", 2)) },
            plain with { Validated = Some.Figures(("sales", 3)) }, plain with { ValidatedStatementDate = new(2021, 1, 1) },
        })
        {
            var book = Books.Of([new(Some.Unit(), [report])]);
            Assert.Equal(report, Assert.Single(book.Find(Some.Unit().Code)!.Reports));
            Assert.True(book.Apply(Books.Part(new(Some.Unit(), [report with { Version = report.Version - 1 }]))));
            Assert.Equal(report, Assert.Single(book.Find(Some.Unit().Code)!.Reports));
        }
    }

    [Fact]
    public void Apply_PartOfAnUnknownUnit_TakesNothing()
    {
        var book = new AreaBook(TestPack.Pack);
        Assert.False(book.Apply(Books.Part(new(Some.Unit(), [Some.Told("Q", "2021Q1", Some.Figures(("sales", 1)))]))));
        Assert.Equal((0, 0L), (book.Count, book.Reports));
    }

    [Fact]
    public void IsBehind_RowsThatWereTold_AreKnownByTheirVersion()
    {
        var book = new AreaBook(TestPack.Pack);
        book.Apply(new(new(Some.Unit(), []), [new(RowStamp.Profile, 1), new(2021, 4)], true));
        var code = Some.Unit().Code;
        Assert.Equal(
            [false, false, true, true, true],
            new[] { (code, 0, 1), (code, 2021, 3), (code, 2021, 5), (code, 2020, 1), ("other", 0, 1) }.Select(t => book.IsBehind(t.Item1, new(t.Item2, t.Item3))));
    }

    private static IEnumerable<AggregateQuery> Questions()
    {
        var plain = Some.Query("2021Q1..2021Q2") with { Elements = [.. Elements], Indicators = ["women_share", "total_sales"] };
        yield return plain;
        var last = new PeriodRange(Some.Period("2021Q2"), Some.Period("2021Q2"));
        yield return plain with { Period = last, ValidatedOnly = true };
        yield return plain with { GroupBy = ["province", Dimensions.Sector], Elements = ["sales", "loans"] };
        yield return plain with { GroupBy = [Dimensions.Period, Dimensions.LegalForm] };
        var few = plain with { Filters = [new(Dimensions.Association, ["AS7"], false)] };
        yield return few;
        yield return few with { ValidatedOnly = true };
        yield return few with { GroupBy = ["commune"], Filters = [new(Dimensions.Association, ["AS8", "AS7"], false)] };
        yield return few with { GroupBy = ["commune", Dimensions.Association, Dimensions.Period] };
        yield return few with { GroupBy = [Dimensions.Unit], Filters = [new(Dimensions.Association, ["AS7", "AS8", "AS9"], false), new(Dimensions.Sector, ["S1", "S2"], false)] };
        yield return few with { GroupBy = ["province"], Filters = [new(Dimensions.Association, ["AS7"], false), new(Dimensions.Size, ["small"], true)], Period = last };
        yield return few with { Filters = [new("commune", ["C12"], false), new(Dimensions.Association, ["AS7"], true)], ValidatedOnly = true, Period = last };
        yield return plain with { Filters = [new(Dimensions.Unit, ["U512", "U1024"], false)] };

        yield return plain with { GroupBy = ["commune"], Filters = [new(Dimensions.Sector, ["S3", "S1", "S3"], false)] };
        yield return plain with { Filters = [new(Dimensions.Sector, ["S3", "S1", "S3"], true)] };

        // Questions that differ in one thing only are of different kinds.
        yield return plain with { Period = last, Indicators = ["total_sales", "women_share"] };
        yield return plain with { GroupBy = [Dimensions.Period], Filters = [new(Dimensions.Sector, ["S1"], false)] };
        yield return plain with { GroupBy = [Dimensions.Period], Filters = [new(Dimensions.Size, ["small"], false)] };
        yield return plain with { GroupBy = ["commune"], Filters = [new(Dimensions.Sector, ["S1"], false)], Period = new(Some.Period("2021Q1"), Some.Period("2021Q1")) };
    }

    /// <summary>Neighbours in the first sector; associations of 13 units, of which every fourth is left for the next one in the middle of the time asked for; some move.</summary>
    private static UnitContributions[] Units(int seed, double large, int version)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Many).Select(i =>
        {
            var association = Some.Always($"AS{i % 100}");
            var unit = Some.Unit($"U{i}", commune: i < 1_200 ? "C11" : "C21") with
            {
                Version = version,
                Sector = Some.Always(i < 600 ? "S1" : $"S{1 + random.Next(3)}"),
                Association = i % 4 == 0 ? association.Set($"AS{(i + 1) % 100}", Change) : association,
                FoundedOn = (i % 50) switch { 1 => LastDay, 2 => LastDay.AddDays(1), _ => null },
                ClosedOn = (i % 50) switch { 3 => LastDay, 4 => LastDay.AddDays(1), _ => null },
            };
            unit = i % 100 == 7 && i % 3 == 0 ? unit with { Commune = unit.Commune.Set("C12", Change) } : unit;
            return new UnitContributions(unit, [Report("2021Q1", random, large, version), Report("2021Q2", random, large, version)]);
        })];
    }

    private static Contribution Report(string period, Random random, double large, int version)
    {
        var figures = Figures.From(Elements.Select(e => KeyValuePair.Create(
            e, new ElementValue(random.NextDouble() < large
                ? random.NextInt64(-1_000_000_000_000_000, 1_000_000_000_000_001)
                : e == "members_total" ? random.Next(8, 13) : random.Next(int.MinValue, int.MaxValue)))));
        return Some.Told("Q", period, figures, version, validated: random.Next(4) == 0 ? null : figures);
    }
}
