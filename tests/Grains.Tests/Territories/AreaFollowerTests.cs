using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using EconomieSociale.Columns;
using EconomieSociale.Cooperatives;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EconomieSociale.Tests.Territories;

/// <summary>What the feed delivered is known before anybody answers, also when calls interleave and when reading fails.</summary>
public sealed class AreaFollowerTests : IDisposable
{
    private readonly Archive archive = new();
    private readonly AreaBook book = new(TestPacks.Default);
    private readonly UnitSubscription subscription = new(_ => { });
    private readonly AreaFollower follower;

    public AreaFollowerTests()
    {
        var area = TestPacks.Default.Territory.AreaOf(TestPacks.Default.Territory.Find(Commands.Laayoune)!);
        var meter = new TotalsMeter(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        follower = new(book, AreaKey.Of(area, "U1"), TestPacks.Default, archive, subscription, meter);
        subscription.Deliver([new("U1", new(RowStamp.Profile, 1), archive.Unit)]);
    }

    public void Dispose() => subscription.Dispose();

    [Fact]
    public async Task CatchUp_WhileAnotherReads_WaitsForIt()
    {
        archive.Gate = new();
        var first = follower.CatchUp(TestContext.Current.CancellationToken);
        var second = follower.CatchUp(TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);

        archive.Gate.SetResult();
        await second;
        Assert.True(book.Knows("U1"));
        await first;
    }

    [Fact]
    public async Task CatchUp_AfterAFailure_ReadsWhatWasNotTaken()
    {
        archive.Fails = true;
        await Assert.ThrowsAsync<IOException>(() => follower.CatchUp(TestContext.Current.CancellationToken));
        archive.Fails = false;
        await follower.CatchUp(TestContext.Current.CancellationToken);
        Assert.True(book.Knows("U1"));
    }

    private sealed class Archive : IUnitArchive
    {
        public OrganisationUnit Unit { get; } = UnitRules.Decide(null, Commands.Register("U1"), TestPacks.Default, DateTimeOffset.UnixEpoch, new(2026, 1, 1)).Next!;

        public TaskCompletionSource? Gate { get; set; }

        public bool Fails { get; set; }

        public async IAsyncEnumerable<UnitNews> Read(IReadOnlyCollection<string> units, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await (Gate?.Task ?? Task.CompletedTask);
            if (Fails)
            {
                throw new IOException("the store does not answer, on purpose");
            }

            yield return new(new(Unit, []), [new(RowStamp.Profile, 1)], true);
        }

        public IAsyncEnumerable<UnitNews> InCommunes(IReadOnlyList<string> communes, Func<string, bool> wanted, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<OrganisationUnit> OfAssociation(string association, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<bool> IsEmpty(CancellationToken cancellation) => throw new NotSupportedException();
    }
}
