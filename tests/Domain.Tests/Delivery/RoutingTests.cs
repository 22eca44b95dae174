using EconomieSociale.Alerts;
using EconomieSociale.Delivery;
using EconomieSociale.People;
using EconomieSociale.Tests.Alerts;
using Xunit;
using static EconomieSociale.Tests.Delivery.Sent;

namespace EconomieSociale.Tests.Delivery;

public class RoutingTests
{
    [Theory]
    [InlineData(Relation.AssociationAgent, "A1", true)]
    [InlineData(Relation.AssociationAgent, "A2", false)]
    [InlineData(Relation.AssociationLead, "A1", false)]
    [InlineData(Relation.Reporter, "U1", false)]
    public void Concerns_OnlyThoseOfTheRuleAndTheAssociation(Relation relation, string of, bool concerned) =>
        Assert.Equal(concerned, Routing.Concerns(Agent(null, new PersonRelation(relation, of, null, null)), Notice(1), AlertPack.Pack));

    [Fact]
    public void Concerns_UnitOfNoAssociation_NobodyOfOne() => Assert.False(Routing.Concerns(Agent(), Notice(1, association: null), AlertPack.Pack));

    /// <summary>P2 was in R1 and is in R2.</summary>
    [Theory]
    [InlineData(null, "C11", true)]
    [InlineData("P1", "C11", true)]
    [InlineData("P1", "C21", false)]
    [InlineData("R1", "C21", true)]
    [InlineData("R2", "C21", true)]
    [InlineData("R2", "C11", false)]
    public void Concerns_OfficerOfADivision_ByTheTerritoryOfAnyVintage(string? division, string commune, bool concerned) => Assert.Equal(
        concerned,
        Routing.Concerns(
            Agent(null, new PersonRelation(Relation.ProgrammeOfficer, division, null, null)), Notice(1, commune: commune, to: Relation.ProgrammeOfficer), AlertPack.Pack));

    [Theory]
    [InlineData(null, "2022-01-10", true, false)]
    [InlineData(null, "2022-01-09", false, false)]
    [InlineData("2022-01-11", null, false, false)]
    [InlineData("2022-01-10", null, true, true)]
    public void Relation_MustHoldOnTheDayOfTheEventAndStillWhenItIsSent(string? from, string? to, bool concerns, bool reachesTheDayAfter)
    {
        var person = Agent(null, new PersonRelation(Relation.AssociationAgent, "A1", from is null ? null : Some.Day(from), to is null ? null : Some.Day(to)));
        Assert.Equal(concerns, Routing.Concerns(person, Notice(1), AlertPack.Pack));
        Assert.Equal(reachesTheDayAfter, Routing.MayReach(person, Notice(1), AlertPack.Pack, Some.Day("2022-01-11")));
    }
}
