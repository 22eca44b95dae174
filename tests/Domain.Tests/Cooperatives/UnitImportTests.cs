using EconomieSociale.Cooperatives;
using Xunit;
using static EconomieSociale.Tests.Cooperatives.UnitChanges;

namespace EconomieSociale.Tests.Cooperatives;

public class UnitImportTests
{
    private static readonly UnitChange Row = Registration((UnitField.LegalForm, "F1")) with { Import = "i1" };

    [Fact]
    public void Decide_SameRowAgain_ChangesNothing() => Assert.False(Row.Decide(Row.Applied()).Changed);

    [Fact]
    public void Decide_AnotherValueOfTheSameImport_Contradicts()
    {
        var refusal = Assert.Single((Change((UnitField.LegalForm, "F2")) with { Import = "i1" }).Decide(Row.Applied()).Refusals);
        Assert.Equal(("contradicts_same_import", "legalForm", "F1", "F2"), (refusal.Code, refusal.Field, refusal.Args[0], refusal.Args[1]));
    }

    [Fact]
    public void Decide_EmptyValueOfTheSameImport_Contradicts() =>
        Assert.Equal("contradicts_same_import", Assert.Single((Change((UnitField.LegalForm, "")) with { Import = "i1" }).Decide(Row.Applied()).Refusals).Code);

    [Fact]
    public void Decide_AnotherImport_Replaces() => Assert.Equal("F2", (Change((UnitField.LegalForm, "F2")) with { Import = "i2" }).Applied(Row.Applied()).LegalForm);

    [Fact]
    public void Decide_RepeatAfterACorrectionByHand_IsOldNews()
    {
        var corrected = Change((UnitField.LegalForm, "F2")).Applied(Row.Applied());
        var again = Row.Decide(corrected);
        Assert.False(again.Changed || again.IsRefused);
        Assert.Equal("F2", again.Next!.LegalForm);
    }

    [Fact]
    public void Decide_RepeatAfterALaterImport_IsOldNews()
    {
        var later = (Change((UnitField.LegalForm, "F2")) with { Import = "i2" }).Applied(Row.Applied());
        Assert.Equal("F2", Row.Applied(later).LegalForm);
    }

    [Fact]
    public void Decide_RepeatWithANewField_SetsOnlyThat()
    {
        var corrected = Change((UnitField.LegalForm, "F2")).Applied(Row.Applied());
        var more = Registration((UnitField.LegalForm, "F1"), (UnitField.NameAr, "وحدة")) with { Import = "i1" };
        Assert.Equal(("F2", "وحدة"), (more.Applied(corrected).LegalForm, more.Applied(corrected).NameAr));
    }

    [Fact]
    public void Decide_ValueForWantOfABetterOne_BindsNobody()
    {
        var unit = (Row with { OnlyWhenNew = [UnitField.Commune] }).Applied();
        var located = (Change((UnitField.Commune, "C21")) with { Import = "i1", ValidFrom = Some.Day("1850-01-01") }).Decide(unit);
        Assert.False(located.IsRefused);
        Assert.Equal("C21", located.Next!.Commune.Current);
    }

    [Fact]
    public void Decide_KindInAnotherCase_IsNoContradiction() =>
        Assert.False((Registration((UnitField.Kind, "COOPERATIVE"), (UnitField.LegalForm, "F1")) with { Import = "i1" }).Decide(Row.Applied()).IsRefused);
}
