using Xunit;

namespace EconomieSociale.Tests.Protocol;

/// <summary>An area with two activations at once, as after a network split: without a fence one of them may be behind, but by no more than a poll.</summary>
public class SplitBrainTests(ITestOutputHelper output)
{
    [Fact]
    public void TwoActivations_OnlyTheStrictP2Fails_AndHoldsAgainAfterAPoll()
    {
        var found = Explorer.Explore(new FeedProtocol(Setup.SplitBrain));
        output.WriteLine($"{found}");
        Assert.Equal(["P2"], found.Broken.Keys);
        Assert.True(found.Worlds > 30_000, found.ToString());
    }

    /// <summary>The bounded law can be broken too.</summary>
    [Fact]
    public void TwoActivations_WatermarkMovedBeforeDelivery_BreaksP2EvenAfterAPoll()
    {
        var found = Explorer.Explore(new FeedProtocol(Setup.SplitBrain, Fault.WatermarkMovedBeforeDelivery), FeedLaws.Bounded);
        output.WriteLine($"{found}");
        Assert.Contains(FeedLaws.Bounded, found.Broken.Keys);
    }
}
