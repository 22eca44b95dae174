using System.Diagnostics.Metrics;
using EconomieSociale.Territories;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EconomieSociale.Tests.Hosting;

public sealed class TotalsMeterTests
{
    private static readonly Reconciliation Wrong = new(1, 1, 2, DateTimeOffset.UnixEpoch);

    private readonly TotalsMeter meter = new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());

    [Fact]
    public void Differences_OfAnAreaThatWokeElsewhere_DoNotStay()
    {
        var area = new object();
        meter.Awake(area, TimeSpan.Zero, () => (1, 1, 1));
        meter.Reconciled(area, Wrong, TimeSpan.Zero);
        Assert.Equal(2, meter.Differences);

        meter.Leaves(area);
        meter.Reconciled(area, Wrong, TimeSpan.Zero);

        Assert.Equal(0, meter.Differences);
    }

    [Fact]
    public void Differences_ThatANewComparisonDoesNotFind_AreGone()
    {
        var area = new object();
        meter.Awake(area, TimeSpan.Zero, () => (1, 1, 1));
        meter.Reconciled(area, Wrong, TimeSpan.Zero);
        meter.Reconciled(area, Wrong with { Differences = 0 }, TimeSpan.Zero);

        Assert.Equal(0, meter.Differences);
    }
}
