using EconomieSociale.Territories;
using EconomieSociale.Tests.Faults;
using Xunit;

namespace EconomieSociale.Tests.Hosting;

public sealed class TurnsTests
{
    private readonly Queue<TaskCompletionSource<int>> begun = new();
    private readonly Turns<int> turns;

    public TurnsTests() => turns = new(() =>
    {
        begun.Enqueue(new());
        return begun.Last().Task;
    });

    [Fact]
    public async Task Fresh_WhileOneRuns_IsTheNext_AndOneNextServesAll()
    {
        var first = turns.Fresh();
        var second = turns.Fresh();
        var third = turns.Fresh();
        Assert.Single(begun);

        begun.Dequeue().SetResult(1);
        Assert.Equal(1, await first);
        await Eventually.Is(1, () => Task.FromResult(begun.Count), "the next turn begins");
        begun.Dequeue().SetResult(2);
        Assert.Equal((2, 2), (await second, await third));
        Assert.Empty(begun);
    }

    [Fact]
    public async Task Any_JoinsTheOneThatRuns()
    {
        var first = turns.Any();
        var second = turns.Any();
        begun.Dequeue().SetResult(1);

        Assert.Equal((1, 1), (await first, await second));
        Assert.Empty(begun);
    }

    [Fact]
    public async Task Fresh_AfterOneThatFailed_BeginsAnew()
    {
        var first = turns.Fresh();
        var second = turns.Fresh();
        begun.Dequeue().SetException(new IOException());

        await Assert.ThrowsAsync<IOException>(() => first);
        await Eventually.Is(1, () => Task.FromResult(begun.Count), "the next turn begins");
        begun.Dequeue().SetResult(2);
        Assert.Equal(2, await second);
    }
}
