using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EconomieSociale.Tests.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EconomieSociale.Tests.Delivery;

/// <summary>A webhook with a real receiver that refuses at first, and a process that is killed between.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task Events_AreSentSignedInOrderUntilTheReceiverAccepts()
    {
        await using var receiver = await Receiver.Open();
        await using var program = new DeliveryProgram();
        await program.Start();
        var secret = (await program.Put("webhooks/w1", new { url = receiver.Url, severity = "critical" })).GetProperty("secret").GetString()!;
        Assert.Equal(JsonValueKind.Null, (await program.Put("webhooks/w1", new { url = receiver.Url, severity = "critical" })).GetProperty("secret").ValueKind);

        receiver.Status = 503;
        await program.Drop("W1", "A1");
        await program.Until("a refused attempt is in the ledger", async () =>
            (await program.Get("webhooks/w1")).GetProperty("ledger").EnumerateArray().Any(a => a.GetProperty("status").GetInt32() == 503));
        program.Kill();
        receiver.Status = 200;
        await program.Start();
        await program.Drop("W2", "A1");
        await program.Quiet();
        var events = await program.Get("alerts/events?severity=critical");
        string[] all = [.. events.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("id").GetString()!)];
        await program.Until("every event is there", () => Task.FromResult(receiver.Accepted.SelectMany(a => a.Ids).Count() >= all.Length));

        Assert.All(receiver.Accepted, a => Assert.Equal(a.Signature, Sign(secret, a)));
        Assert.Equal(2, receiver.Accepted.SelectMany(a => a.Units).Distinct().Count());
        Assert.Equal(all, receiver.Accepted.SelectMany(a => a.Ids));

        await program.Post("webhooks/w1/replay", new { });
        await program.Until("all of it has come again", () => Task.FromResult(receiver.Accepted.SelectMany(a => a.Ids).Count() >= 2 * all.Length));
        Assert.Equal([.. all, .. all], receiver.Accepted.SelectMany(a => a.Ids));
        var next = events.GetProperty("next").GetString()!;
        Assert.Equal(0, (await program.Get($"alerts/events?severity=critical&cursor={Uri.EscapeDataString(next)}")).GetProperty("items").GetArrayLength());
    }

    private static string Sign(string secret, Receiver.Delivery delivery)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{delivery.Id}.{delivery.Timestamp}.{delivery.Body}")));
    }

    private sealed class Receiver(WebApplication app, string url) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<Delivery> accepted = new();

        public int Status { get; set; } = 200;

        public string Url => url;

        public IReadOnlyCollection<Delivery> Accepted => [.. accepted];

        public static async Task<Receiver> Open()
        {
            var url = $"http://127.0.0.1:{ProgramProcess.FreePort()}";
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add(url);
            var receiver = new Receiver(app, url + "/hook");
            app.MapPost("/hook", receiver.Receive);
            await app.StartAsync();
            return receiver;
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();

        private async Task<IResult> Receive(HttpRequest request)
        {
            using var reader = new StreamReader(request.Body);
            var body = await reader.ReadToEndAsync();
            if (Status < 300)
            {
                accepted.Enqueue(new(request.Headers["webhook-id"]!, request.Headers["webhook-timestamp"]!, request.Headers["webhook-signature"]!, body));
            }

            return Results.StatusCode(Status);
        }

        internal sealed record Delivery(string Id, string Timestamp, string Signature, string Body)
        {
            private JsonElement[] Events => [.. JsonSerializer.Deserialize<JsonElement>(Body).GetProperty("data").EnumerateArray()];

            public IEnumerable<string> Ids => Events.Select(e => e.GetProperty("id").GetString()!);

            public IEnumerable<string> Units => Events.Select(e => e.GetProperty("unit").GetString()!);
        }
    }
}
