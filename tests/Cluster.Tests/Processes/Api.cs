using System.Net.Http.Json;
using System.Text.Json;
using EconomieSociale.Tests.Processes;

namespace EconomieSociale.Tests;

/// <summary>The HTTP contract as a script uses it.</summary>
public sealed class Api(int port) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new($"http://localhost:{port}"), Timeout = TimeSpan.FromSeconds(60) };

    public static Dictionary<string, string> Address(int port) => new() { ["ASPNETCORE_URLS"] = $"http://localhost:{port}" };

    public Task Ready(ProgramProcess process) => Eventually.Get(
        "the web is ready", TimeSpan.FromSeconds(60), async () => (await http.GetAsync("/health/ready")).IsSuccessStatusCode ? process : null, () => process.Output);

    public Task<HttpResponseMessage> Register(string code, string commune = "321.01.03") =>
        http.PutAsJsonAsync($"/api/v1/units/{code}", new { name = $"Unit {code}", kind = "cooperative", commune, sector = "fishing" });

    public Task<HttpResponseMessage> Report(string code, string period, string commandId, decimal sales) =>
        http.PutAsJsonAsync($"/api/v1/units/{code}/reports/Q/{period}", new { commandId, values = new Dictionary<string, object> { ["sales_revenue"] = sales }, submit = true });

    public async Task<JsonElement> Get(string path) => await http.GetFromJsonAsync<JsonElement>($"/api/v1/{path}");

    /// <summary>The sum of an element over a slice.</summary>
    public async Task<decimal> Sum(string element, string query) =>
        (await Get($"aggregates?elements={element}&indicators=&{query}")).GetProperty("total").GetProperty("elements").GetProperty(element).GetProperty("sum").GetDecimal();

    public async Task<JsonElement> Total(string query) => (await Get($"aggregates?{query}")).GetProperty("total");

    public void Dispose() => http.Dispose();
}
