using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class ValueRulesTests
{
    public static TheoryData<string, RawValue, string> WrongValues => new()
    {
        { "nothing", RawValue.Of(1), "unknown_element" },
        { "assets", RawValue.Of(1), "element_not_in_data_set" },
        { "sales", RawValue.Of("12"), "not_a_number" },
        { "sales", RawValue.Of(true), "not_a_number" },
        { "sales", RawValue.Of(-0.01m), "below_minimum" },
        { "jobs", RawValue.Of(10_000.1m), "above_maximum" },
        { "jobs", RawValue.Of(1.55m), "too_many_decimals" },
        { "members_total", RawValue.Of(0.5m), "too_many_decimals" },
        { "costs", RawValue.Of(10_000_000_000_001m), "number_too_large" },
        { "costs", RawValue.Of(decimal.MaxValue), "number_too_large" },
        { "costs", RawValue.Of(decimal.MinValue), "number_too_large" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void Read_WrongValue_IsRefusedWithItsElement(string element, RawValue value, string code)
    {
        var fault = Assert.Single(Read(TestPack.Quarterly, UnitKind.Cooperative, (element, value)).Faults);
        Assert.Equal((code, element), (fault.Code, fault.Field));
    }

    [Theory]
    [InlineData("not_a_date", "agm_date", "01/02/2021")]
    [InlineData("not_a_date", "agm_date", "1849-12-31")]
    [InlineData("not_yes_or_no", "accounts_ok", "perhaps")]
    public void Read_WrongText_IsRefusedWithItsElement(string code, string element, string text)
    {
        var fault = Assert.Single(Read(TestPack.Annual, UnitKind.Cooperative, (element, RawValue.Of(text))).Faults);
        Assert.Equal((code, element), (fault.Code, fault.Field));
    }

    [Fact]
    public void Read_NumberForYesOrNo_MustBeOneOrZero()
    {
        Assert.Equal(1, Read(TestPack.Annual, UnitKind.Cooperative, ("accounts_ok", RawValue.Of(1))).Figures.Amount("accounts_ok"));
        Assert.Equal("not_yes_or_no", Assert.Single(Read(TestPack.Annual, UnitKind.Cooperative, ("accounts_ok", RawValue.Of(2))).Faults).Code);
    }

    [Fact]
    public void Read_YesOrNo_IsOneOrZero()
    {
        Assert.Equal(1, Read(TestPack.Annual, UnitKind.Cooperative, ("accounts_ok", RawValue.Of(true))).Figures.Amount("accounts_ok"));
        Assert.Equal(0, Read(TestPack.Annual, UnitKind.Cooperative, ("accounts_ok", RawValue.Of(false))).Figures.Amount("accounts_ok"));
    }

    [Theory]
    [InlineData("1850-01-01")]
    [InlineData("2021-06-30")]
    public void Read_Date_IsItsDayNumber(string day) =>
        Assert.Equal(Some.Day(day).DayNumber, Read(TestPack.Annual, UnitKind.Cooperative, ("agm_date", RawValue.Of(day))).Figures.Amount("agm_date"));

    [Fact]
    public void Read_Numbers_AreInSmallestUnits()
    {
        var (figures, faults) = Read(TestPack.Quarterly, UnitKind.Cooperative, ("sales", RawValue.Of(12.5m)), ("jobs", RawValue.Of(10_000)), ("members_total", RawValue.Of(0)),
            ("cash", RawValue.Of(-1)));
        Assert.Empty(faults);
        Assert.Equal(Some.Figures(("sales", 1250), ("jobs", 100_000), ("members_total", 0), ("cash", -100)), figures);
    }

    [Fact]
    public void Read_SameElementTwice_IsRefused() =>
        Assert.Equal("duplicate_value", Assert.Single(Read(TestPack.Quarterly, UnitKind.Cooperative, ("sales", RawValue.Of(1)), ("sales", RawValue.Of(1))).Faults).Code);

    [Fact]
    public void Read_ElementOfAnotherKind_TakesNothingButNotApplicable()
    {
        var fault = Assert.Single(Read(TestPack.Quarterly, UnitKind.Tpe, ("members_total", RawValue.Of(5))).Faults);
        Assert.Equal(("element_not_for_kind", "members_total", "tpe"), (fault.Code, fault.Field, fault.Args[0]));
        var (figures, faults) = Read(TestPack.Quarterly, UnitKind.Tpe, ("members_total", RawValue.NotApplicable));
        Assert.Empty(faults);
        Assert.Equal(ElementValue.NotApplicable, figures["members_total"]);
    }

    [Fact]
    public void Read_ElementOfTheKind_IsTaken()
    {
        Assert.Empty(Read(TestPack.Quarterly, UnitKind.Collective, ("members_total", RawValue.Of(5))).Faults);
        Assert.Empty(Read(TestPack.Quarterly, UnitKind.Tpe, ("sales", RawValue.Of(5))).Faults);
    }

    [Fact]
    public void Read_LongMistake_IsCutInTheMessage() =>
        Assert.Equal(new string('x', 60) + "…", Assert.Single(Read(TestPack.Quarterly, UnitKind.Cooperative, ("sales", RawValue.Of(new string('x', 61)))).Faults).Args[0]);

    [Fact]
    public void Read_SeveralFaults_AreAllTold() =>
        Assert.Equal(["unknown_element", "not_a_number"], Read(TestPack.Quarterly, UnitKind.Cooperative, ("x", RawValue.Of(1)), ("sales", RawValue.Of("?"))).Faults
            .Select(f => f.Code));

    private static (Figures Figures, ImmutableArray<Reason> Faults) Read(DataSet set, UnitKind kind, params (string Element, RawValue Value)[] values) =>
        ValueRules.Read([.. values.Select(v => KeyValuePair.Create(v.Element, v.Value))], set, kind, TestPack.Pack);
}
