using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EconomieSociale.Hosting;

/// <summary>Takes what a program sends by OTLP over HTTP and keeps it as it came: names in it are readable.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Signal, string Text)> received = new();

    private Collector(WebApplication app) => this.app = app;

    public string Endpoint => app.Urls.Single();

    public static async Task<Collector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var collector = new Collector(app);
        app.MapPost("/v1/{signal}", collector.Receive);
        await app.StartAsync();
        return collector;
    }

    public bool Has(string signal, string name) => received.Any(r => r.Signal == signal && r.Text.Contains(name, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> Receive(string signal, HttpRequest request)
    {
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy);
        received.Enqueue((signal, Encoding.Latin1.GetString(copy.ToArray())));
        return Results.Bytes([], "application/x-protobuf");
    }
}
