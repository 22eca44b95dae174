using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

/// <summary>A catalogue with a mistake is refused, naming file, row and reason.</summary>
public class CatalogueRulesTests
{
    private static readonly CatalogueDraft Sound = TestPack.Catalogue(Rate("margin", "sales - costs", "sales")) with
    {
        Scale = TestPack.Scale,
        Dimensions = [new("goal", DimensionKind.Goal, 0, TestPack.Named("goal")), new("O1", DimensionKind.Obstacle, 1, TestPack.Named("O1"))],
    };

    [Fact]
    public void Check_SoundCatalogue_IsCompiled()
    {
        var (catalogue, faults) = Check(Sound);
        Assert.Empty(faults);
        Assert.Equal("margin", Assert.Single(catalogue!.Shown).Code);
    }

    public static TheoryData<IndicatorDraft, string> Wrong => new()
    {
        { Rate("x", "nothing", "sales"), "bad_formula" },
        { Rate("x", "sales +", "sales"), "bad_formula" },
        { Rate("x", "agm_date", "sales"), "bad_formula" },
        { Rate("x", "accounts_ok", "sales"), "bad_formula" },
        { Rate("x", "fact", "sales"), "bad_formula" },
        { Rate("x", "sales", "missing_reports"), "bad_formula" },
        { Rate("x", "sales", "sales") with { Applies = "sales" }, "bad_formula" },
        { Rate("x", "sales", "sales") with { WhenZero = "floor" }, "bad_formula" },
        { Rate("x", "sales", "x"), "indicator_reads_itself" },
        { Rate("margin", "sales", "sales"), "duplicate_indicator" },
        { Rate("sales", "costs", "costs"), "name_taken" },
        { Rate("x", "sales", "sales") with { Measures = "nothing" }, "unknown_dimension" },
        { Rate("x", "sales", "sales") with { Unit = "furlong" }, "unknown_unit_of_measure" },
        { Rate("x", "sales", "sales") with { Name = new("x", "", "x") }, "missing_label" },
        { Rate("x", "sales", ""), "ratio_without_denominator" },
        { Rate("x", "sales", "sales") with { Aggregation = Aggregation.Sum }, "sum_of_a_ratio" },
        { Rate("x", "sales", "") with { Aggregation = Aggregation.ShareAbove }, "threshold_expected" },
        { Rate("x", "sales", "") with { Aggregation = Aggregation.Share }, "share_of_a_number" },
        { Rate("x", "sales", "sales") with { IsScored = true }, "scored_without_anchors" },
        { Rate("x", "sales", "sales") with { AnchorKind = AnchorKind.Fixed, Anchors = [1, 2, 3] }, "four_anchors_expected" },
        { Rate("x", "sales", "sales") with { AnchorKind = AnchorKind.Fixed, Anchors = [1, 3, 2, 4] }, "anchors_out_of_order" },
        { Rate("x", "sales", "sales") with { AnchorKind = AnchorKind.Fixed, Anchors = [4, 3, 2, 1] }, "anchors_out_of_order" },
        { Rate("x", "sales", "sales") with { Decimals = 7 }, "bad_decimals" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_WrongRow_NamesFileRowAndReason(IndicatorDraft row, string code)
    {
        var draft = Sound with { Indicators = Sound.Indicators.Add(row with { Row = 17 }), Facts = [new("fact", Subject.Fund, "count", TestPack.Named("fact"))] };
        var (catalogue, faults) = Check(draft);
        Assert.Null(catalogue);
        Assert.Contains(faults, f => (f.File, f.Row, f.Code) == ("indicators.csv", 17, code));
    }

    [Fact]
    public void Check_CycleThroughOthers_IsFoundInEveryRowOfIt()
    {
        var (_, faults) = Check(Sound with { Indicators = [Rate("a", "b", "sales"), Rate("b", "previous(c)", "sales"), Rate("c", "a", "sales"), Rate("d", "a", "sales")] });
        Assert.Equal(["a", "b", "c"], faults.Where(f => f.Code == "indicator_reads_itself").Select(f => f.Field));
    }

    [Theory]
    [InlineData("sales", "bad_formula")]
    [InlineData("margin + 1 < 2", "bad_formula")]
    [InlineData("margin < 2 and (sales < 3 or sales > 4)", "bad_formula")]
    [InlineData("not margin < 2", "bad_formula")]
    [InlineData("nothing < 2", "bad_formula")]
    [InlineData("margin < nothing", "bad_formula")]
    public void Check_GateOfAnotherShape_IsRefused(string condition, string code)
    {
        var (_, faults) = Check(Sound with { Gates = [new(5, "g", Status.Red, condition, TestPack.Named("g"))] });
        Assert.All(faults, f => Assert.Equal(("gates.csv", 5, code), (f.File, f.Row, f.Code)));
        Assert.NotEmpty(faults);
    }

    [Fact]
    public void Check_GateOverIndicatorsDimensionsAndSilence_IsRead()
    {
        var gate = Check(Sound with { Gates = [new(5, "g", Status.Red, "margin < -2 and O1 <= min_members or missing_reports >= 1", TestPack.Named("g"))] })
            .Catalogue!.Gates.Single();
        Assert.Equal([2, 1], gate.Cases.Select(c => c.Length));
    }

    public static TheoryData<CatalogueDraft, string> WrongAround => new()
    {
        { Sound with { Gates = [new(5, "g", Status.Green, "margin < 2", TestPack.Named("g"))] }, "gate_neither_red_nor_amber" },
        { Sound with { Scale = TestPack.Scale with { RequiredDimensions = ["goal"] } }, "unknown_dimension" },
        { Sound with { Scale = TestPack.Scale with { Amber = 70 } }, "bad_scale" },
        { Sound with { Scale = TestPack.Scale with { UnknownAfter = 0 } }, "bad_scale" },
        { Sound with { Scale = ScoringScale.None }, "bad_scale" },
        { Sound with { Dimensions = Sound.Dimensions.Add(new("O2", DimensionKind.Obstacle, 0, TestPack.Named("O2"))) }, "bad_weight" },
        { Sound with { Dimensions = Sound.Dimensions.Add(new("O2", DimensionKind.Obstacle, 1, new("", "", ""))) }, "missing_label" },
    };

    [Theory]
    [MemberData(nameof(WrongAround))]
    public void Check_WrongScaleGateOrDimension_IsRefused(CatalogueDraft draft, string code) => Assert.Equal([code], Check(draft).Faults.Select(f => f.Code));

    [Fact]
    public void Fingerprint_FollowsMeaningAndNotWords()
    {
        var catalogue = Check(Sound).Catalogue!;
        string Of(IndicatorDraft row) => Check(Sound with { Indicators = [row] }).Catalogue!.Fingerprint;
        Assert.Equal(catalogue.Fingerprint, Of(Sound.Indicators[0] with { Name = TestPack.Named("better"), Decimals = 3, Row = 9 }));
        Assert.NotEqual(catalogue.Fingerprint, Of(Sound.Indicators[0] with { Factor = 1 }));
        Assert.NotEqual(catalogue.Fingerprint, Check(Sound with { Scale = TestPack.Scale with { Green = 71 } }).Catalogue!.Fingerprint);
        Assert.Equal(catalogue.Fingerprint, Check(Sound with { Parameters = [] }).Catalogue!.Fingerprint);
    }

    [Theory]
    [InlineData("|1", "")]
    [InlineData("|1 2026Q1|2", "")]
    [InlineData("2026Q1|1", "versions_out_of_order")]
    [InlineData("|1 |2", "versions_out_of_order")]
    [InlineData("|1 2026Q2|2 2026Q1|3", "versions_out_of_order")]
    [InlineData("|2 2026Q1|1", "versions_out_of_order")]
    [InlineData("|1 2026|2", "wrong_period_type")]
    public void CheckOrder_OfVersions_IsByPeriodAndNumber(string versions, string code)
    {
        ImmutableArray<CatalogueVersion> all =
        [
            .. versions.Split(' ').Select(v => v.Split('|')).Select(v =>
                new CatalogueVersion(int.Parse(v[1], System.Globalization.CultureInfo.InvariantCulture), v[0].Length == 0 ? null : Some.Period(v[0]), default,
                    "author", TestPack.Named("why"))),
        ];
        Assert.Equal(code.Length == 0 ? [] : [code], CatalogueRules.CheckOrder(all, PeriodKind.Quarter).Select(f => f.Code));
    }

    [Fact]
    public void CheckOrder_VersionWithoutAuthorOrReason_IsRefused() =>
        Assert.Equal(2, CatalogueRules.CheckOrder([new(1, null, default, "", TestPack.Named("why")), new(2, Some.Period("2026Q1"), default, "a", new("", "", ""))],
            PeriodKind.Quarter).Length);

    private static IndicatorDraft Rate(string code, string numerator, string denominator) => TestPack.Rate(code, 100, numerator, denominator);

    private static (Catalogue? Catalogue, ImmutableArray<PackFault> Faults) Check(CatalogueDraft draft) =>
        CatalogueRules.Check(draft, TestPack.Draft.Elements, unit => TestPack.Pack.List(CodeList.Unit).Find(unit) is not null);
}
