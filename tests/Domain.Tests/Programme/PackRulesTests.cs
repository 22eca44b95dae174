using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Programme;

/// <summary>Each fault is what one change makes of a sound draft.</summary>
public class PackRulesTests
{
    private static readonly PackDraft Sound = TestPack.Draft;
    private static readonly Label Incomplete = new("fr", "", "en");

    [Fact]
    public void Check_SoundDraft_IsAPack()
    {
        var (pack, faults) = PackRules.Check(Sound);
        Assert.Empty(faults);
        Assert.Equal(("test-pack", 1, "XTS", 2, "Etc/UTC", TestPack.New, "Q"),
            (pack!.Id, pack.Version, pack.Currency, pack.CurrencyDecimals, pack.TimeZone, pack.DefaultVintage.Code, pack.MainDataSet.Code));
    }

    [Fact]
    public void Check_OneLevel_IsRefused() => Expect("two_levels_expected", "levels", Sound with { Levels = Sound.Levels[..1] });

    [Fact]
    public void Check_FaultOfTheTerritory_IsTold() =>
        Expect("one_root_expected", "country", Sound with { Divisions = [.. Sound.Divisions, TestPack.Division("N2", "country", null, null)] });

    [Fact]
    public void Check_SameElementTwice_IsDuplicate() => Expect("duplicate_element", "sales", Sound with { Elements = [.. Sound.Elements, Element("sales")] });

    [Fact]
    public void Check_SameFormTwice_IsDuplicate() =>
        Expect("duplicate_data_set", "A", Sound with { DataSets = [.. Sound.DataSets, Sound.DataSets.First(d => d.Code == "A")] });

    [Fact]
    public void Check_SameRuleTwiceInAForm_IsDuplicate() => Expect("duplicate_rule", "sales_jump/Q", Sound with { Rules = [.. Sound.Rules, Sound.Rules[^1]] });

    [Fact]
    public void Check_DefaultVintageOfNobody_IsUnknown() => Expect("unknown_vintage", "defaultVintage", Sound with { DefaultVintage = "1850" });

    [Fact]
    public void Check_NoMainForm_IsRefused() =>
        Expect("one_main_data_set_expected", "data-sets.csv", Sound with { DataSets = [.. Sound.DataSets.Select(d => d with { IsMain = false })] });

    [Fact]
    public void Check_TwoMainForms_AreRefused() =>
        Expect("one_main_data_set_expected", "data-sets.csv", Sound with { DataSets = [.. Sound.DataSets.Select(d => d with { IsMain = d.Code != "M" })] });

    [Fact]
    public void Check_HomeThatIsNoDivision_IsUnknown() => Expect("unknown_division", "home", Sound with { Vintages = [Sound.Vintages[0], Sound.Vintages[1] with { Home = "X" }] });

    [Fact]
    public void Check_SizesByAnElementOfNobody_AreRefused() => Expect("unknown_element", "sizes", Sound with { Sizes = Sound.Sizes with { Elements = ["nothing"] } });

    [Fact]
    public void Check_NoOpenSizeClass_IsRefused() =>
        Expect("one_open_size_class_expected", "sizes", Sound with { Sizes = Sound.Sizes with { Classes = Sound.Sizes.Classes[..2] } });

    [Fact]
    public void Check_OpenSizeClassThatIsNotTheLast_IsRefused() =>
        Expect("one_open_size_class_expected", "sizes", Sound with { Sizes = Sound.Sizes with { Classes = [Sound.Sizes.Classes[2], .. Sound.Sizes.Classes[..2]] } });

    [Fact]
    public void Check_TwoOpenSizeClasses_AreRefused() => Expect(
        "one_open_size_class_expected", "sizes", Sound with { Sizes = Sound.Sizes with { Classes = [Sound.Sizes.Classes[0] with { Below = null }, .. Sound.Sizes.Classes[1..]] } });

    [Fact]
    public void Check_StockSummedOverTime_IsRefused() =>
        Expect("stock_summed_over_time", "x", With(Element("x") with { Nature = ElementNature.Stock, OverTime = TimeAggregation.Sum }));

    [Theory]
    [InlineData(ElementType.Number, -1)]
    [InlineData(ElementType.Number, FixedPoint.MaxDecimals + 1)]
    [InlineData(ElementType.Date, 1)]
    [InlineData(ElementType.YesNo, 1)]
    public void Check_Decimals_AreLimitedAndForNumbers(ElementType type, int decimals) => Expect("bad_decimals", "x", With(Element("x") with { Type = type, Decimals = decimals }));

    [Fact]
    public void Check_MostDecimals_AreAllowed() => Assert.Empty(PackRules.Check(With(Element("x") with { Decimals = FixedPoint.MaxDecimals })).Faults);

    [Fact]
    public void Check_ElementInNoForm_IsRefused() => Expect("element_without_data_set", "x", With(Element("x") with { DataSets = [] }));

    [Fact]
    public void Check_ElementInAFormOfNobody_IsRefused() => Expect("unknown_data_set", "x", With(Element("x") with { DataSets = ["Q", "X"] }));

    [Fact]
    public void Check_ElementInAUnitOfNobody_IsRefused() => Expect("unknown_unit_of_measure", "x", With(Element("x") with { Unit = "furlong" }));

    [Fact]
    public void Check_RuleOfAFormOfNobody_IsRefused() =>
        Assert.Equal(["unknown_data_set", "unknown_element"], PackRules.Check(With(Rule("sales", "1 == 1") with { DataSet = "X" })).Faults.Select(f => f.Code));

    [Fact]
    public void Check_RuleAtAnElementOfAnotherForm_IsRefused() => Expect("unknown_element", "r", With(Rule("assets", "1 == 1")));

    [Theory]
    [InlineData("sales > nothing")]
    [InlineData("sales > assets")]
    public void Check_RuleThatReadsWhatTheFormHasNot_IsRefused(string condition) => Expect("unknown_name", "r", With(Rule("sales", condition)));

    public static TheoryData<PackDraft, string> Unnamed => new()
    {
        { Sound with { Name = Incomplete }, "test-pack" },
        { Sound with { Divisions = [.. Sound.Divisions.Select(d => d.Code == "C11" ? d with { Name = Incomplete } : d)] }, "C11" },
        { Sound with { Levels = [.. Sound.Levels.Select(l => l.Code == "region" ? l with { Name = Incomplete } : l)] }, "region" },
        { Sound with { Vintages = [.. Sound.Vintages.Select(v => v.Code == TestPack.Old ? v with { Name = Incomplete } : v)] }, TestPack.Old },
        { Sound with { Lists = [.. Sound.Lists, new("more", [new("m", Incomplete)])] }, "m" },
        { Sound with { DataSets = [.. Sound.DataSets.Select(d => d.Code == "M" ? d with { Name = Incomplete } : d)] }, "M" },
        { With(Element("x") with { Name = Incomplete }), "x" },
        { With(Rule("sales", "1 == 1") with { Message = Incomplete }), "r" },
        { Sound with { Sizes = Sound.Sizes with { Classes = [.. Sound.Sizes.Classes.Select(c => c.Code == "large" ? c with { Name = Incomplete } : c)] } }, "large" },
    };

    [Theory]
    [MemberData(nameof(Unnamed))]
    public void Check_NameMissingInALanguage_IsRefused(PackDraft draft, string code) => Expect("missing_label", code, draft);

    [Fact]
    public void Check_SeveralFaults_AreAllTold() => Assert.Equal(2, PackRules.Check(Sound with { DefaultVintage = "x", Name = Incomplete }).Faults.Length);

    [Fact]
    public void Check_NamesThatCollideInTheTables_AreFaults()
    {
        Assert.NotEmpty(PackRules.Check(Sound with { Vintages = [.. Sound.Vintages, Sound.Vintages[0]] }).Faults);
        Assert.NotEmpty(PackRules.Check(Sound with { DataSetAliases = Sound.DataSetAliases.Add("A", ["QUARTERLY"]) }).Faults);
        Assert.NotEmpty(PackRules.Check(Sound with { DataSets = [.. Sound.DataSets, Sound.DataSets[1] with { Code = "a" }] }).Faults);
        Assert.NotEmpty(PackRules.Check(Sound with { Lists = [.. Sound.Lists, Sound.Lists[0]] }).Faults);
        Assert.NotEmpty(PackRules.Check(Sound with { Parameters = [.. Sound.Parameters, Sound.Parameters[0]] }).Faults);
    }

    private static PackDraft With(DataElement element) => Sound with { Elements = [.. Sound.Elements, element] };

    private static PackDraft With(ValidationRule rule) => Sound with { Rules = [.. Sound.Rules, rule] };

    private static DataElement Element(string code) => Sound.Elements.First(e => e.Code == "sales") with { Code = code };

    private static ValidationRule Rule(string field, string condition) =>
        new("r", "Q", RuleStrength.Hard, field, Formula.Parse(condition), TestPack.Named("r"));

    private static void Expect(string code, string field, PackDraft draft)
    {
        var (pack, faults) = PackRules.Check(draft);
        Assert.Null(pack);
        var fault = Assert.Single(faults);
        Assert.Equal((code, field), (fault.Code, fault.Field));
    }
}
