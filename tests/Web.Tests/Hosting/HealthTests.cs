using System.Net;
using System.Net.Http.Json;
using EconomieSociale.Territories;
using Microsoft.Extensions.DependencyInjection;

namespace EconomieSociale.Hosting;

/// <summary>What a probe hears.</summary>
[Collection("hosted")]
public sealed class HealthTests(HostedApp app)
{
    [Fact]
    public async Task Ready_NamesWhatWasChecked()
    {
        var (status, body) = await Ready();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["cluster", "demonstration", "feed", "pack", "reconciliation", "storage"], body.Checks.Keys.Order(StringComparer.Ordinal));
        Assert.All(body.Checks.Values, v => Assert.Equal("ok", v));
    }

    [Fact]
    public async Task Ready_WithAFeedThatIsBehind_IsNotReady()
    {
        app.Feed.Lag = TimeSpan.FromSeconds(9);
        Assert.Equal("ok", (await Ready()).Body.Checks["feed"]);
        app.Feed.Lag = TimeSpan.FromSeconds(11);
        try
        {
            var (status, body) = await Ready();
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "not_ready", "behind"), (status, body.Status, body.Checks["feed"]));
        }
        finally
        {
            app.Feed.Lag = TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task Ready_WithDifferences_SaysSoAndStaysReady()
    {
        var meter = app.Services.GetRequiredService<TotalsMeter>();
        var area = new object();
        meter.Awake(area, TimeSpan.Zero, () => (0, 0, 0));
        meter.Reconciled(area, new(1, 1, 1, DateTimeOffset.UnixEpoch), TimeSpan.Zero);
        try
        {
            var (status, body) = await Ready();
            Assert.Equal((HttpStatusCode.OK, "ready", "differences"), (status, body.Status, body.Checks["reconciliation"]));
        }
        finally
        {
            meter.Leaves(area);
        }
    }

    private async Task<(HttpStatusCode Status, HealthBody Body)> Ready()
    {
        using var client = app.CreateClient();
        using var response = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<HealthBody>(TestContext.Current.CancellationToken))!);
    }
}
