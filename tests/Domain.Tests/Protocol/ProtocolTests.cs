using Xunit;

namespace EconomieSociale.Tests.Protocol;

/// <summary>The protocol as it is meant keeps every law, whatever dies and whatever is lost.</summary>
public class ProtocolTests(ITestOutputHelper output)
{
    /// <summary>
    /// Two writers whose commits cross; one that moves; one that is corrected after it moved; a writer beside one that moves.
    /// Two versions each, "AA,AB", are 1.43 million worlds and keep every law too; that takes a quarter of a minute, so it is not tried each time.
    /// </summary>
    [Theory]
    [InlineData("A,A", 7_000)]
    [InlineData("AA,A", 25_000)]
    [InlineData("AB", 10_000)]
    [InlineData("ABB", 30_000)]
    [InlineData("A,AB", 300_000)]
    public void Protocol_AnythingDiesAnyTime_KeepsEveryLaw(string paths, int atLeast)
    {
        var found = Explorer.Explore(new FeedProtocol(Setup.Of(paths)));
        output.WriteLine($"{paths}: {found}");
        Assert.True(found.Broken.Count == 0, found.ToString());
        Assert.True(found.Worlds > atLeast, found.ToString());
    }
}
