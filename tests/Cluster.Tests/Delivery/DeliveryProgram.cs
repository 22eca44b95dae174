using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EconomieSociale.Tests.Processes;

namespace EconomieSociale.Tests.Delivery;

/// <summary>The program with a mail server, killed and started again on one store.</summary>
internal sealed class DeliveryProgram : IAsyncDisposable
{
    private const string Token = "t";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Dictionary<string, string> settings;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("es-delivery-");
    private readonly HttpClient http;
    private ProgramProcess? process;

    public DeliveryProgram(string? postgreSql = null)
    {
        var (web, smtp) = (ProgramProcess.FreePort(), ProgramProcess.FreePort());
        Office = new(smtp);
        http = new() { BaseAddress = new($"http://localhost:{web}"), Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        settings = new(Api.Address(web))
        {
            ["DataFolder"] = folder.FullName,
            ["BootstrapAdminToken"] = Token,
            ["AlertSeconds"] = "1",
            ["DeliverySeconds"] = "1",
            ["RetrySeconds"] = "1",
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = $"{smtp}",
            ["Mail__From"] = "programme@example.org",
            ["PublicUrl"] = "https://programme.example.org",
        };
        if (postgreSql is not null)
        {
            (settings["Mode"], settings["Storage"], settings["ConnectionString"]) = ("cluster", "postgresql", postgreSql);
            (settings["SiloPort"], settings["GatewayPort"]) = ($"{ProgramProcess.FreePort()}", $"{ProgramProcess.FreePort()}");
            settings["AdvertisedAddress"] = "127.0.0.1";
        }
    }

    public PostOffice Office { get; }

    /// <param name="crashAt">Where it ends itself as by kill -9, for example <c>MessageTaken:1</c>.</param>
    public async Task Start(string? crashAt = null)
    {
        process = ProgramProcess.Web(crashAt is null ? settings : new(settings) { ["ES_CRASH_AT"] = crashAt });
        await Eventually.Get("the web is ready", Patience, async () => (await http.GetAsync("/health/ready")).IsSuccessStatusCode ? this : null, () => process.Output);
    }

    public Task Dead() => Eventually.Get("the program has ended itself", Patience, () => Task.FromResult(process!.ExitCode is null ? null : this), () => process!.Output);

    public void Kill()
    {
        process?.Dispose();
        process = null;
    }

    /// <summary>Somebody who wants everything at once that is critical, whatever the hour.</summary>
    public Task Register(string code, string association, string language = "fr", string? email = null) => Put($"people/{code}", new
    {
        name = code,
        email = email ?? $"{code}@example.org",
        language,
        relations = new[] { new { relation = "associationAgent", of = association } },
        preferences = new { quietFrom = 0, quietTo = 0 },
    });

    /// <summary>A unit whose sales fall to a tenth: a critical alert.</summary>
    public async Task Drop(string unit, string association)
    {
        await Prepare(unit, association);
        await Fall(unit);
    }

    public async Task Prepare(string unit, string association)
    {
        await Put($"units/{unit}", new { name = $"Unit {unit}", kind = "cooperative", commune = "321.01.03", sector = "agriculture", association });
        await Put($"units/{unit}/reports/Q/2024Q1", new { commandId = $"{unit}-1", values = new { sales_revenue = 1000 }, submit = true });
    }

    public Task Fall(string unit) => Put($"units/{unit}/reports/Q/2025Q1", new { commandId = $"{unit}-2", values = new { sales_revenue = 100 }, submit = true });

    /// <summary>Until what the data of all units did to their alerts is in the journals.</summary>
    public Task Quiet() => Until("all alerts are in the journals", async () =>
    {
        var opened = (await Get("alerts/events?limit=500")).GetProperty("items").EnumerateArray().Count(e => e.GetProperty("event").GetString() == "opened");
        return (await Get("alerts")).GetProperty("total").GetInt32() == opened;
    });

    public async Task<JsonElement> Get(string path) => await http.GetFromJsonAsync<JsonElement>($"/api/v1/{path}");

    public async Task<JsonElement> Put(string path, object body)
    {
        using var answer = await http.PutAsJsonAsync($"/api/v1/{path}", body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text) : throw new InvalidOperationException($"{path}: {answer.StatusCode} {text}");
    }

    public async Task Post(string path, object body) => (await http.PostAsJsonAsync($"/api/v1/{path}", body)).EnsureSuccessStatusCode();

    public Task Until(string what, Func<Task<bool>> met) => Eventually.Get(what, Patience, async () => await met() ? this : null, () => process?.Output ?? "");

    /// <summary>The states of the messages of a person, oldest first.</summary>
    public async Task<string[]> States(string person) =>
        [.. (await Get($"people/{person}/mailbox")).GetProperty("messages").EnumerateArray().Reverse().Select(m => m.GetProperty("state").GetString()!)];

    public async ValueTask DisposeAsync()
    {
        Kill();
        http.Dispose();
        await Office.DisposeAsync();
        folder.Delete(true);
    }
}
