using EconomieSociale.Pages;
using EconomieSociale.Tests.Api;

namespace EconomieSociale.Hosting;

/// <summary>What reaches a collector when the standard settings name one.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_and_traces_of_a_report_and_a_question_reach_the_collector()
    {
        await using var collector = await Collector.Start();
        await using var app = await WebApp.Start(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_SERVICE_NAME", "service-under-test"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"), ("OTEL_BSP_SCHEDULE_DELAY", "200"));
        using var http = app.Client();
        var api = new ApiClient(http);
        (await api.Register("C1")).Ok();
        (await api.Report("C1", "2026Q1", new { sales_revenue = 1 })).Ok();
        (await api.Get("aggregates?territory=11.321")).Ok();
        (await api.Post("aggregates/reconciliation?territory=11.321")).Ok();

        foreach (var metric in new[]
                 {
                     "es.reports.acknowledged", "es.apply.duration", "es.query.duration", "es.area.wake.duration", "es.area.reports", "es.feed.lag",
                     "es.reconciliation.differences", "orleans-", "http.server.request.duration", "dotnet.gc.collections", "service-under-test",
                 })
        {
            await Until.True(() => Task.FromResult(collector.Has("metrics", metric)), metric);
        }

        foreach (var span in new[] { "area.wake", "area.reconcile", "ICooperativeGrain", "IAreaGrain", "/api/v1/aggregates", "service-under-test" })
        {
            await Until.True(() => Task.FromResult(collector.Has("traces", span)), span);
        }

        Assert.False(collector.Has("logs", ""));
    }
}
