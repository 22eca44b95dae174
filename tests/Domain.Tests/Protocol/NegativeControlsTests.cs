using Xunit;

namespace EconomieSociale.Tests.Protocol;

/// <summary>A law that no error can break proves nothing: every step of the protocol, done wrongly, is found out.</summary>
public class NegativeControlsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(Fault.WatermarkIsMaxSeen, "A,A", "P6")]
    [InlineData(Fault.WatermarkIsMaxSeen, "A,A", "P1")]
    [InlineData(Fault.WatermarkIsMaxSeen, "A,A", "I1")]
    [InlineData(Fault.AcknowledgedBeforeApply, "A,A", "P2")]
    [InlineData(Fault.AnsweredBeforeCatchUp, "A,A", "P7")]
    [InlineData(Fault.AnsweredBeforeCatchUp, "A,A", "P2")]
    [InlineData(Fault.DeltaAdded, "A,A", "P4")]
    [InlineData(Fault.DeltaAdded, "AB", "P1")]
    [InlineData(Fault.NoFeed, "A,A", "I1")]
    [InlineData(Fault.SubscribedAfterReading, "A,A", "I1")]
    [InlineData(Fault.SubscribedAfterReading, "A,A", "P1")]
    [InlineData(Fault.MoveToldToNewPlaceOnly, "AB", "P2")]
    [InlineData(Fault.AppliedBeforeCommit, "A,A", "P3")]
    [InlineData(Fault.HorizonTakenAfterRows, "A,A", "P1")]
    [InlineData(Fault.WatermarkMovedBeforeDelivery, "A,A", "P1")]
    [InlineData(Fault.WatermarkTakenAnew, "A,A", "P1")]
    [InlineData(Fault.WokenBeforeFeed, "A,A", "P1")]
    [InlineData(Fault.ReadReplaces, "A,A", "P1")]
    [InlineData(Fault.MoveFedToNewPlaceOnly, "AB", "P1")]
    [InlineData(Fault.MoveFedToNewPlaceOnly, "AB", "P7")]
    [InlineData(Fault.RowNamesLastPlacesOnly, "ABB", "P1")]
    [InlineData(Fault.UnitsThatLeftNotRead, "AB", "P1")]
    public void Fault_AStepDoneWrongly_BreaksItsLaw(Fault fault, string paths, string law)
    {
        var found = Explorer.Explore(new FeedProtocol(Setup.Of(paths), fault), law);
        output.WriteLine($"{fault}, {paths}: {found}");
        Assert.True(found.Broken.ContainsKey(law), found.ToString());
    }

    [Fact]
    public void Faults_AreAllTried() => Assert.Equal(
        Enum.GetValues<Fault>().Where(f => f != Fault.None).Order(),
        typeof(NegativeControlsTests).GetMethod(nameof(Fault_AStepDoneWrongly_BreaksItsLaw))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Select(a => (Fault)((InlineDataAttribute)a).Data[0]!).Distinct().Order());
}
