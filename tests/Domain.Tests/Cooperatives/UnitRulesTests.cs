using EconomieSociale.Cooperatives;
using Xunit;
using static EconomieSociale.Tests.Cooperatives.UnitChanges;

namespace EconomieSociale.Tests.Cooperatives;

public class UnitRulesTests
{
    [Fact]
    public void Decide_Registration_GivesTheUnit()
    {
        var unit = Registration((UnitField.NameAr, "وحدة"), (UnitField.LegalForm, "F1"), (UnitField.FoundedOn, "2020-01-02"), (UnitField.Association, "AS1"),
            (UnitField.FundingLine, "L1")).Applied();
        Assert.Equal(("U1", 1, "Unit", "وحدة", UnitKind.Cooperative, "F1", Some.Day("2020-01-02")),
            (unit.Code, unit.Version, unit.Name, unit.NameAr, unit.Kind, unit.LegalForm, unit.FoundedOn));
        Assert.Equal(("C11", "S1", "AS1", "L1"), (unit.Commune.Current, unit.Sector.Current, unit.Association.Current, unit.FundingLine.Current));
        Assert.Equal((Some.Now, Some.Now), (unit.RegisteredAt, unit.ChangedAt));
    }

    [Theory]
    [InlineData("TPE", UnitKind.Tpe)]
    [InlineData("Collective", UnitKind.Collective)]
    public void Decide_Kind_IsReadWithoutRegardToCase(string text, UnitKind kind) => Assert.Equal(kind, Registration((UnitField.Kind, text)).Applied().Kind);

    [Fact]
    public void Decide_PartialUpdate_TouchesNothingElse()
    {
        var unit = Registration((UnitField.LegalForm, "F1"), (UnitField.Association, "AS1")).Applied();
        var changed = Change((UnitField.Name, " New ")).Applied(unit);
        Assert.Equal(unit with { Name = "New", Version = 2, Origins = changed.Origins }, changed);
    }

    [Fact]
    public void Decide_EmptyOptionalField_TakesItAway()
    {
        var unit = Registration((UnitField.LegalForm, "F1"), (UnitField.ClosedOn, "2021-01-01")).Applied();
        var changed = Change((UnitField.LegalForm, ""), (UnitField.ClosedOn, null)).Applied(unit);
        Assert.Equal((null, null), (changed.LegalForm, changed.ClosedOn));
    }

    [Fact]
    public void Decide_NothingNew_KeepsTheUnitAndItsVersion()
    {
        var unit = Registration((UnitField.FoundedOn, "2020-01-02")).Applied();
        var decision = Registration((UnitField.FoundedOn, "2020-01-02")).Decide(unit);
        Assert.False(decision.Changed);
        Assert.Same(unit, decision.Next);
    }

    [Fact]
    public void Decide_EveryChange_RaisesTheVersionByOne()
    {
        var unit = Registration().Applied();
        Assert.Equal([2, 3], new[] { "A", "B" }.Select(name => (unit = Change((UnitField.Name, name)).Applied(unit)).Version));
    }

    [Fact]
    public void Decide_RegistrationWithoutDate_HoldsSinceAlways() => Assert.Null(Registration().Applied().Commune.Entries[0].From);

    [Fact]
    public void Decide_RegistrationWithDate_HoldsFromIt() =>
        Assert.Equal(Some.Day("2020-05-01"), (Registration() with { ValidFrom = Some.Day("2020-05-01") }).Applied().Sector.Entries[0].From);

    [Fact]
    public void Decide_MoveWithoutDate_HoldsFromToday()
    {
        var moved = Change((UnitField.Commune, "C21")).Applied(Some.Unit());
        Assert.Equal(("C11", "C21"), (moved.Commune.On(Some.Today.AddDays(-1)), moved.Commune.On(Some.Today)));
    }

    [Fact]
    public void Decide_MoveWithDate_HoldsFromIt()
    {
        var moved = (Change((UnitField.Commune, "C21"), (UnitField.Sector, "S2")) with { ValidFrom = Some.Day("2020-05-01") }).Applied(Some.Unit());
        Assert.Equal(("C11", "C21"), (moved.Commune.On(Some.Day("2020-04-30")), moved.Commune.On(Some.Day("2020-05-01"))));
        Assert.Equal("S2", moved.Sector.On(Some.Day("2020-05-01")));
    }

    [Theory]
    [InlineData("2019-01-01")]
    [InlineData("2021-01-01")]
    public void Decide_SameMembershipWithAnotherDate_LeavesItsDatesAlone(string validFrom)
    {
        var unit = (Change((UnitField.Commune, "C21")) with { ValidFrom = Some.Day("2020-05-01") }).Applied(Some.Unit());
        Assert.False((Change((UnitField.Commune, "C21")) with { ValidFrom = Some.Day(validFrom) }).Decide(unit).Changed);
    }

    [Fact]
    public void Decide_OnlyWhenNew_SetsWhatIsUnknownAndNothingElse()
    {
        var change = Change((UnitField.Commune, "C21"), (UnitField.LegalForm, "F2")) with { OnlyWhenNew = [UnitField.Commune, UnitField.LegalForm] };
        var changed = change.Applied(Some.Unit());
        Assert.Equal(("C11", "F2"), (changed.Commune.Current, changed.LegalForm));
    }

    [Fact]
    public void Decide_FirstAssociationOfAnOldUnit_DoesNotClaimItsPast()
    {
        var joined = Change((UnitField.Association, "AS1")).Applied(Some.Unit());
        Assert.Null(joined.Association.On(Some.Today.AddDays(-1)));
    }
}
