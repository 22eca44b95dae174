using CsCheck;
using Xunit;

namespace EconomieSociale.Tests.Protocol;

/// <summary>The same protocol with more of everything, along random schedules: these are too many worlds to visit them all.</summary>
public class RandomWalkTests
{
    private static readonly Setup Large = new(["AAAA", "ABBC", "BABA"], "ABC", "001");

    private static readonly Gen<int[]> Choices = Gen.Int[0, Walk.MostChoices].Array[20, 400];

    [Fact]
    public void Walk_AnySchedule_KeepsEveryLaw() => Choices.Sample(
        choices =>
        {
            var walked = Walk.Along(new FeedProtocol(Large), choices);
            Assert.True(walked.Broken.Count == 0, walked.ToString());
        },
        iter: 200);

    /// <summary>Errors that at least every second walk meets.</summary>
    [Theory]
    [InlineData(Fault.AcknowledgedBeforeApply)]
    [InlineData(Fault.DeltaAdded)]
    [InlineData(Fault.MoveToldToNewPlaceOnly)]
    public void Walk_WithAFault_MeetsIt(Fault fault)
    {
        var isMet = false;
        Choices.Sample(
            choices =>
            {
                if (Walk.Along(new FeedProtocol(Large, fault), choices).Broken.Count > 0)
                {
                    isMet = true;
                }
            },
            iter: 40);
        Assert.True(isMet);
    }
}
