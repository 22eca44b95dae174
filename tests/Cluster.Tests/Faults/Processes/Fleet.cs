using System.Net.Http.Json;
using System.Text.Json;

namespace EconomieSociale.Tests.Faults;

/// <summary>The processes under test and the way to them.</summary>
internal sealed class Fleet : IDisposable
{
    /// <summary>Longer than a cluster needs to notice that a process is gone; whoever waits longer does not know what happened.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient http = new() { Timeout = Patience };

    public Fleet(TestStore store, int size) => Members = [.. Enumerable.Range(1, size).Select(n => new Member(n, store, this))];

    public Member[] Members { get; }

    public Member[] Living => [.. Members.Where(m => m.Lives)];

    /// <summary>One of those that live; null when none does.</summary>
    public Member? Pick(Random random)
    {
        var living = Living;
        return living.Length == 0 ? null : living[random.Next(living.Length)];
    }

    public async Task<bool> IsReady(Member member) => (await http.GetAsync(member.Url + "/health/ready")).IsSuccessStatusCode;

    public Task<Reply> Get(Member member, string path) => Send(member, HttpMethod.Get, path, null);

    public Task<Reply> Post(Member member, string path) => Send(member, HttpMethod.Post, path, null);

    /// <summary>Sends a request. A connection that breaks, a time-out and an answer that ends too early are no answer.</summary>
    public async Task<Reply> Send(Member member, HttpMethod method, string path, object? body)
    {
        try
        {
            using var request = new HttpRequestMessage(method, $"{member.Url}/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
            using var response = await http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return new((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
        }
        catch (TaskCanceledException)
        {
            return Reply.Late;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return Reply.Broken;
        }
    }

    public void Dispose()
    {
        foreach (var member in Members)
        {
            member.Dispose();
        }

        http.Dispose();
    }
}
