using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EconomieSociale.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace EconomieSociale.Delivery;

/// <summary>
/// Sends events to webhooks, signed as Standard Webhooks says (standardwebhooks.com, symmetric signature v1): whoever holds the secret knows that it is from here,
/// unchanged and recent, and by the id whether it is a repeat.
/// </summary>
public sealed class WebhookSender(HttpClient http, IGrainFactory grains, IOptions<JsonOptions> json, TimeProvider clock)
{
    private const int Accepted = 299;

    /// <summary>Sends what is to be sent, batch after batch, until there is nothing more or one is not accepted.</summary>
    public async Task Serve(string id, CancellationToken cancellation)
    {
        var grain = grains.GetGrain<IWebhookGrain>(id);
        while (await grain.Get() is { } book && await grain.Take() is { } batch)
        {
            var attempt = await Send(book.Webhook, batch, cancellation);
            await grain.Report(batch, attempt);
            if (!attempt.Accepted)
            {
                return;
            }
        }
    }

    /// <summary>The value of the signature header for a body.</summary>
    public static string Sign(string secret, string id, long timestamp, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret), signed));
    }

    private async Task<WebhookAttempt> Send(Webhook webhook, WebhookBatch batch, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var body = JsonSerializer.Serialize(
            new WebhookPayload(WebhookPayload.AlertEvents, now, batch.To, [.. batch.Events.Select(EventBody.Of)]), json.Value.SerializerOptions);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json", "utf-8")) };
        request.Headers.Add("webhook-id", batch.Id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", Sign(webhook.Secret, batch.Id, now.ToUnixTimeSeconds(), body));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return new(batch.Id, now, batch.Events.Length, (int)answer.StatusCode, null, (int)answer.StatusCode <= Accepted);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            return new(batch.Id, now, batch.Events.Length, null, e.Message, false);
        }
    }
}
