using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Programme;
using Xunit;

namespace EconomieSociale.Tests.Alerts;

public class AlertRuleCheckTests
{
    private static readonly AlertRuleDraft Sound = AlertPack.Rule("X1", AlertBasis.Report, "", "margin < 0", "", "margin >= 0");

    public static IEnumerable<TheoryDataRow<AlertRuleDraft, string, string>> Wrong =>
    [
        new(Sound with { Name = new("", "", "") }, "missing_label", ""),
        new(Sound with { Recipients = [] }, "alert_without_recipient", ""),
        new(Sound with { Obstacles = ["ZZ"] }, "unknown_dimension", "obstacles"),
        new(Sound with { Warning = "" }, "alert_without_condition", ""),
        new(Sound with { Warning = "margin <" }, "bad_formula", "warning"),
        new(Sound with { Warning = "margin + 1" }, "bad_formula", "warning"),
        new(Sound with { Critical = "nothing > 1" }, "bad_formula", "critical"),
        new(Sound with { Info = "today > period_end" }, "bad_formula", "info"),
        new(Sound with { Clear = "" }, "bad_formula", "clear"),
        new(Sound with { Unless = "closed_days" }, "bad_formula", "unless"),
        new(Sound with { Code = AlertPack.Loss, Identifier = "other" }, "duplicate_alert_rule", ""),
    ];

    [Fact]
    public void Check_SoundRule_IsCompiled() => Assert.NotNull(PackRules.Check(Sound, AlertPack.Pack).Rule);

    [Theory, MemberData(nameof(Wrong))]
    public void Check_WrongRule_IsRefusedWithFileRowAndColumn(AlertRuleDraft rule, string code, string column)
    {
        var (pack, faults) = PackRules.Check(TestPack.Draft with { AlertRules = AlertPack.Rules.Add(rule) });
        Assert.Null(pack);
        var fault = Assert.Contains(code, faults.GroupBy(f => f.Code).ToDictionary(g => g.Key, g => g.First()));
        Assert.Equal((AlertRuleDraft.File, rule.Row), (fault.File, fault.Row));
        Assert.Equal(column, fault.Reason.Args.FirstOrDefault() ?? "");
    }

    [Theory]
    [InlineData("S9", "2021-04-01", "2021-05-31")]
    [InlineData("S2", "2021-05-31", "2021-04-01")]
    [InlineData("S2", "0001-01-01", "2021-04-01")]
    public void Check_ClosureOfNoSectorOrWithoutDays_IsRefused(string sector, string from, string to)
    {
        ImmutableArray<SectorClosure> closures = [new(sector, Some.Day(from), Some.Day(to), "decision")];
        Assert.Equal("bad_closure", Assert.Single(PackRules.Check(TestPack.Draft with { Closures = closures }).Faults).Code);
    }
}
