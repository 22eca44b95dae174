using EconomieSociale.Cooperatives;
using Xunit;
using static EconomieSociale.Tests.Cooperatives.UnitChanges;

namespace EconomieSociale.Tests.Cooperatives;

public class UnitRefusalTests
{
    public static TheoryData<UnitField, string, string, string> WrongValues => new()
    {
        { UnitField.Name, new('x', UnitRules.MaxNameLength + 1), "too_long", "name" },
        { UnitField.NameAr, new('x', UnitRules.MaxNameLength + 1), "too_long", "nameAr" },
        { UnitField.Kind, "bank", "unknown_kind", "kind" },
        { UnitField.Kind, "7", "unknown_kind", "kind" },
        { UnitField.FoundedOn, "01/02/2020", "not_a_date", "foundedOn" },
        { UnitField.ClosedOn, "2020-02-30", "not_a_date", "closedOn" },
        { UnitField.Commune, "X", "unknown_commune", "commune" },
        { UnitField.Commune, "P1", "unknown_commune", "commune" },
        { UnitField.Sector, "F1", "unknown_sector", "sector" },
        { UnitField.LegalForm, "S1", "unknown_legal_form", "legalForm" },
        { UnitField.FundingLine, "S1", "unknown_funding_line", "fundingLine" },
        { UnitField.Association, "a b", "bad_code", "association" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void Decide_WrongValue_IsRefusedWithItsField(UnitField field, string value, string code, string name)
    {
        Expect(code, name, Registration((field, value)));
        Expect(code, name, Change((field, value)), Some.Unit());
    }

    [Theory]
    [InlineData(UnitField.Name, "name")]
    [InlineData(UnitField.Kind, "kind")]
    [InlineData(UnitField.Commune, "commune")]
    [InlineData(UnitField.Sector, "sector")]
    public void Decide_RequiredField_MustBeThereAndStay(UnitField field, string name)
    {
        var whole = Registration();
        Expect("required", name, whole with { Set = whole.Set.Remove(field) });
        Expect("required", name, Registration((field, " ")));
        Expect("required", name, Change((field, null)), Some.Unit());
    }

    [Fact]
    public void Decide_UnsafeCode_IsRefused() => Expect("bad_code", "code", Registration() with { Code = "a/b" });

    [Fact]
    public void Decide_ClosedBeforeFounded_IsRefused()
    {
        Expect("closed_before_founded", "closedOn", Registration((UnitField.FoundedOn, "2020-01-02"), (UnitField.ClosedOn, "2020-01-01")));
        Expect("closed_before_founded", "closedOn", Change((UnitField.FoundedOn, "2020-01-02")), Some.Unit(closed: "2020-01-01"));
    }

    [Fact]
    public void Decide_ClosedOnTheDayOfFoundation_IsAllowed() =>
        Assert.False(Registration((UnitField.FoundedOn, "2020-01-01"), (UnitField.ClosedOn, "2020-01-01")).Decide().IsRefused);

    [Fact]
    public void Decide_Memberships_StopAtTheLimit()
    {
        var full = Enumerable.Range(1, UnitRules.MaxMemberships - 1).Aggregate(Some.Always("C11"), (h, i) => h.Set(i % 2 == 0 ? "C11" : "C12", Some.Day("2015-01-01").AddDays(i)));
        var unit = Some.Unit() with { Commune = full };
        Assert.Equal(UnitRules.MaxMemberships, unit.Commune.Entries.Length);
        Expect("too_many_memberships", "validFrom", Change((UnitField.Commune, "C13")), unit);
        Assert.False((Change((UnitField.Commune, "C13")) with { ValidFrom = Some.Day("2015-01-05") }).Decide(unit).IsRefused);
    }

    [Fact]
    public void Decide_SeveralFaults_AreAllTold() =>
        Assert.Equal(["required", "unknown_kind", "unknown_sector"], Change((UnitField.Name, "x"), (UnitField.Kind, "bank"), (UnitField.Sector, "X")).Decide().Refusals
            .Select(r => r.Code).Order());

    [Fact]
    public void Decide_NamesOfGreatestLength_AreAllowed() =>
        Assert.False(Registration((UnitField.Name, new('x', UnitRules.MaxNameLength)), (UnitField.NameAr, new('y', UnitRules.MaxNameLength))).Decide().IsRefused);

    private static void Expect(string code, string field, UnitChange change, OrganisationUnit? unit = null)
    {
        var decision = change.Decide(unit);
        Assert.Null(decision.Next);
        var refusal = Assert.Single(decision.Refusals);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }
}
