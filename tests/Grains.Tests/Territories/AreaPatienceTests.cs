using EconomieSociale.Territories;
using Orleans.Runtime;
using Xunit;

namespace EconomieSociale.Tests.Territories;

public class AreaPatienceTests
{
    private static readonly AskedArea[] Areas = [new("A1", null!), new("A2", null!)];

    [Fact]
    public async Task AskAll_AnAreaThatDoesNotAnswer_IsNamedWithinTheBound()
    {
        var asked = 0;
        var failed = await Assert.ThrowsAsync<AreaUnavailableException>(() => AreaPatience.AskAll(
            Areas, TimeSpan.FromMilliseconds(20), TimeProvider.System, _ => asked++ == 0 ? Task.FromResult(1) : new TaskCompletionSource<int>().Task));
        Assert.Equal("A2", failed.Area);
    }

    [Fact]
    public async Task AskAll_AnAreaThatFailsAtFirst_IsAskedAgainAndAnswersInItsPlace()
    {
        var asked = 0;
        var answers = await AreaPatience.AskAll(
            Areas,
            TimeSpan.FromMinutes(1),
            TimeProvider.System,
            _ => Interlocked.Increment(ref asked) is var n && n == 1 ? throw new OrleansException("gone") : Task.FromResult(n));
        Assert.Equal([3, 2], answers);
    }

    [Fact]
    public async Task AskAll_AnAreaThatGoesOnFailing_IsNamedWhenTheBoundHasPassed()
    {
        var asked = 0;
        var failed = await Assert.ThrowsAsync<AreaUnavailableException>(() => AreaPatience.AskAll(
            Areas, TimeSpan.FromMilliseconds(300), TimeProvider.System,
            _ => Interlocked.Increment(ref asked) == 1 ? Task.FromResult(1) : Task.FromException<int>(new TimeoutException())));
        Assert.Equal("A2", failed.Area);
        Assert.True(asked > 2, "it was asked again before");
    }

    [Fact]
    public async Task AskAll_AFaultThatDoesNotPass_IsGivenOnAtOnce()
    {
        var asked = 0;
        await Assert.ThrowsAsync<ArgumentException>(() => AreaPatience.AskAll(
            Areas, TimeSpan.FromMinutes(1), TimeProvider.System, _ => ++asked == 1 ? Task.FromResult(1) : Task.FromException<int>(new ArgumentException("no"))));
        Assert.Equal(2, asked);
    }
}
