using EconomieSociale.Alerts;
using EconomieSociale.People;
using EconomieSociale.Tests.Alerts;
using EconomieSociale.Tests.Delivery;
using Xunit;

namespace EconomieSociale.Tests.People;

public class PersonRulesTests
{
    [Fact]
    public void Check_AGoodPerson_HasNoFaults() => Assert.Empty(PersonRules.Check(Sent.Agent(), AlertPack.Pack));

    [Theory]
    [InlineData("agent@example.org", true)]
    [InlineData("أمينة@مثال.المغرب", true)]
    [InlineData("agent", false)]
    [InlineData("a@b@c", false)]
    [InlineData("@example.org", false)]
    [InlineData("agent@", false)]
    [InlineData("agent@example.org\r\nBcc: all@example.org", false)]
    [InlineData("Agent <agent@example.org>", false)]
    [InlineData("a b@example.org", false)]
    public void Check_Email(string email, bool good) => Assert.Equal(good, PersonRules.Check(Sent.Agent() with { Email = email }, AlertPack.Pack).IsEmpty);

    [Fact]
    public void Check_EachFault_IsNamed()
    {
        Assert.Equal(["bad_code"], Codes(Sent.Agent() with { Code = "a b" }));
        Assert.Equal(["required"], Codes(Sent.Agent() with { Name = " " }));
        Assert.Equal(["too_long"], Codes(Sent.Agent() with { Name = new string('x', 1_000) }));
        Assert.Equal(["unknown_language"], Codes(Sent.Agent() with { Language = "de" }));
        Assert.Equal(["bad_code"], Codes(Sent.Agent(null, new PersonRelation(Relation.Reporter, null, null, null))));
        Assert.Equal(["unknown_relation"], Codes(Sent.Agent(null, new PersonRelation(default, "A1", null, null))));
        Assert.Equal(["unknown_division"], Codes(Sent.Agent(null, new PersonRelation(Relation.ProgrammeOfficer, "X", null, null))));
        Assert.Equal(["ends_before_it_begins"], Codes(Sent.Agent(null, new PersonRelation(Relation.AssociationAgent, "A1", Some.Today, Some.Today.AddDays(-1)))));
        Assert.Equal(["bad_hour", "bad_hour"], Codes(Sent.Agent(Preferences.Usual with { DigestHour = 24, QuietTo = -1 })));
        Assert.Equal(["unknown_severity"], Codes(Sent.Agent(Preferences.Usual with { Floor = Severity.None })));
        Assert.Equal(
            ["too_many_relations"],
            Codes(Sent.Agent() with { Relations = [.. Enumerable.Repeat(Sent.Agent().Relations[0], PersonRules.MaxRelations + 1)] }));
    }

    private static IEnumerable<string> Codes(Person person) => PersonRules.Check(person, AlertPack.Pack).Select(f => f.Code);
}
