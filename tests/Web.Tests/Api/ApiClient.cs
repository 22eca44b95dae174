using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace EconomieSociale.Tests.Api;

/// <summary>An answer: its status and its JSON.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>The codes of the errors, or of the warnings of an accepted report.</summary>
    public IEnumerable<string> Codes => Errors.Select(e => e.GetProperty("code").GetString()!);

    public IEnumerable<JsonElement> Errors =>
        (Body.TryGetProperty("errors", out var errors) || Body.TryGetProperty("warnings", out errors) ? errors : default) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray() : [];

    public JsonElement this[string name] => Body.GetProperty(name);

    public ApiAnswer Ok()
    {
        Assert.True((int)Status is >= 200 and < 300, $"{Status}: {Body}");
        return this;
    }

    /// <summary>Refused with a status and one code, about a field, in words.</summary>
    public void Refused(int status, string code, string? field = null)
    {
        Assert.True(status == (int)Status, $"{Status}: {Body}");
        var error = Assert.Single(Errors, e => e.GetProperty("code").GetString() == code);
        Assert.NotEqual("", error.GetProperty("message").GetString());
        if (field is not null)
        {
            Assert.Equal(field, error.GetProperty("field").GetString());
        }
    }
}

/// <summary>The HTTP contract, as a script uses it.</summary>
public sealed class ApiClient(HttpClient http)
{
    public const string Laayoune = "321.01.03";
    public const string Boujdour = "121.01.01";

    public Task<ApiAnswer> Register(string code, object? body = null) =>
        Send(HttpMethod.Put, $"units/{code}", body ?? new { name = $"Unit {code}", kind = "cooperative", commune = Laayoune, sector = "fishing" });

    public Task<ApiAnswer> Report(string unit, string period, object values, string? commandId = null, int? expectedRevision = null, string dataSet = "Q", bool submit = true) =>
        Send(HttpMethod.Put, $"units/{unit}/reports/{dataSet}/{period}", new { commandId = commandId ?? Guid.NewGuid().ToString("N"), values, expectedRevision, submit });

    public Task<ApiAnswer> Get(string path, string? language = null) => Send(HttpMethod.Get, path, null, language);

    public Task<ApiAnswer> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body);

    public async Task<ApiAnswer> Send(HttpMethod method, string path, object? body, string? language = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        request.Content = body switch { null => null, string raw => new StringContent(raw, Encoding.UTF8, "application/json"), _ => JsonContent.Create(body) };
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        return await Read(await http.SendAsync(request));
    }

    /// <summary>Imports files (name, text or bytes) and waits for the end.</summary>
    public async Task<ApiAnswer> Import(string mapping, bool dryRun, params (string Name, object Content)[] files)
    {
        var accepted = await Upload(mapping, dryRun, files);
        return accepted.Status == HttpStatusCode.Accepted ? await Ended(accepted["id"].GetString()!) : accepted;
    }

    public async Task<ApiAnswer> Upload(string? mapping, bool dryRun, params (string Name, object Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        if (mapping is not null)
        {
            form.Add(new StringContent(mapping), "mapping");
        }

        form.Add(new StringContent(dryRun ? "true" : "false"), "dryRun");
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content as byte[] ?? Encoding.UTF8.GetBytes((string)content)), "file", name);
        }

        return await Read(await http.PostAsync("/api/v1/imports", form));
    }

    public async Task<string[]> ErrorLines(string import) =>
        (await http.GetStringAsync($"/api/v1/imports/{import}/errors")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private async Task<ApiAnswer> Ended(string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var answer = await Get($"imports/{id}");
            if (answer["state"].GetString() is "completed" or "refused" or "failed")
            {
                return answer;
            }

            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"The import did not end within 60 s: {answer.Body}");
            }

            await Task.Delay(50);
        }
    }

    private static async Task<ApiAnswer> Read(HttpResponseMessage response)
    {
        using var content = response;
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
