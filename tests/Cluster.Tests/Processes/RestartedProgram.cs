using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace EconomieSociale.Tests.Processes;

/// <summary>The program, killed and started again on one store: SQLite in a folder of its own, or PostgreSQL.</summary>
internal class RestartedProgram : IAsyncDisposable
{
    private const string Token = "t";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("es-restarted-");
    private readonly HttpClient http;
    private ProgramProcess? process;

    public RestartedProgram(string? postgreSql)
    {
        var web = ProgramProcess.FreePort();
        http = new() { BaseAddress = new($"http://localhost:{web}"), Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        Settings = new(Api.Address(web)) { ["DataFolder"] = folder.FullName, ["BootstrapAdminToken"] = Token };
        if (postgreSql is not null)
        {
            (Settings["Mode"], Settings["Storage"], Settings["ConnectionString"]) = ("cluster", "postgresql", postgreSql);
            (Settings["SiloPort"], Settings["GatewayPort"]) = ($"{ProgramProcess.FreePort()}", $"{ProgramProcess.FreePort()}");
            Settings["AdvertisedAddress"] = "127.0.0.1";
        }
    }

    protected Dictionary<string, string> Settings { get; }

    public bool IsDead => process?.ExitCode is not null;

    /// <param name="crashAt">Where it ends itself as by kill -9, for example <c>MessageTaken:1</c>.</param>
    public async Task Start(string? crashAt = null)
    {
        process = ProgramProcess.Web(crashAt is null ? Settings : new(Settings) { ["ES_CRASH_AT"] = crashAt });
        await Eventually.Get("the web is ready", Patience, async () => (await http.GetAsync("/health/ready")).IsSuccessStatusCode ? this : null, () => process.Output);
    }

    public Task Dead() => Until("the program has ended itself", () => Task.FromResult(IsDead));

    public void Kill()
    {
        process?.Dispose();
        process = null;
    }

    public async Task<JsonElement> Get(string path) => await http.GetFromJsonAsync<JsonElement>($"/api/v1/{path}");

    public async Task<JsonElement> Put(string path, object body) => await Read(path, await http.PutAsJsonAsync($"/api/v1/{path}", body));

    public async Task<JsonElement> Post(string path, object body) => await Read(path, await http.PostAsJsonAsync($"/api/v1/{path}", body));

    public Task Until(string what, Func<Task<bool>> met) => Eventually.Get(what, Patience, async () => await met() ? this : null, () => process?.Output ?? "");

    public virtual ValueTask DisposeAsync()
    {
        Kill();
        http.Dispose();
        folder.Delete(true);
        return ValueTask.CompletedTask;
    }

    private static async Task<JsonElement> Read(string path, HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode
                ? JsonSerializer.Deserialize<JsonElement>(text)
                : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
        }
    }
}
