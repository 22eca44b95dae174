using Xunit;

namespace EconomieSociale.Tests.Protocol;

/// <summary>Schemes that look right. Each is sound with one more rule and loses reports without it.</summary>
public class RivalsTests(ITestOutputHelper output)
{
    [Fact]
    public void Marks_ClearedByASnapshot_KeepEveryLaw() => AssertSound(new MarkProtocol(MarkClearing.BySnapshot), 60);

    [Theory]
    [InlineData(MarkClearing.OnApply, "P2")]
    [InlineData(MarkClearing.OnApply, "I1")]
    [InlineData(MarkClearing.OnReload, "P2")]
    [InlineData(MarkClearing.OnReload, "I1")]
    public void Marks_ClearedTooEarly_LoseReports(MarkClearing clearing, string law) => AssertBroken(new MarkProtocol(clearing), law);

    [Fact]
    public void Outbox_DeletedAfterASnapshot_KeepsEveryLaw() => AssertSound(new OutboxProtocol(false), 60);

    [Theory]
    [InlineData("P2")]
    [InlineData("I1")]
    public void Outbox_DeletedAfterApply_LosesReports(string law) => AssertBroken(new OutboxProtocol(true), law);

    [Fact]
    public void Feed_BringsWholeUnits_KeepsEveryLaw() => AssertSound(new PartsProtocol(false), 20);

    [Theory]
    [InlineData("P1")]
    [InlineData("I1")]
    public void Feed_BringsChangedRowsOnly_TakesAPartForTheWhole(string law) => AssertBroken(new PartsProtocol(true), law);

    private void AssertSound<TWorld>(IProtocol<TWorld> protocol, int atLeast)
        where TWorld : struct, IEquatable<TWorld>
    {
        var found = Explorer.Explore(protocol);
        output.WriteLine($"{found}");
        Assert.True(found.Broken.Count == 0 && found.Worlds > atLeast, found.ToString());
    }

    private void AssertBroken<TWorld>(IProtocol<TWorld> protocol, string law)
        where TWorld : struct, IEquatable<TWorld>
    {
        var found = Explorer.Explore(protocol, law);
        output.WriteLine($"{found}");
        Assert.True(found.Broken.ContainsKey(law), found.ToString());
    }
}
