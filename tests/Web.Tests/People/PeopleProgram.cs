using System.Net.Http.Json;
using System.Text.Json;
using EconomieSociale.Pages;

namespace EconomieSociale.People;

/// <summary>The program with an administrator, an agent of ASSO-1 who has been told of a critical alert, and somebody of another association who has not.</summary>
public sealed class PeopleProgram : IAsyncLifetime
{
    public const string Token = "people-token";
    public const string Told = "agent-1";
    public const string Other = "agent-2";

    public WebApp App { get; private set; } = null!;

    /// <summary>An administrator.</summary>
    public HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await WebApp.Start(("BootstrapAdminToken", Token), ("AlertSeconds", "1"), ("DeliverySeconds", "1"));
        Http = App.Client();
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        await Register(Told, "ASSO-1");
        await Register(Other, "ASSO-2");
        await Put("units/P1", new { name = "Coopérative P1", nameAr = "تعاونية", kind = "cooperative", commune = Seed.Commune, sector = "agriculture", association = "ASSO-1" });
        await Put("units/P1/reports/Q/2024Q1", new { commandId = "p1", values = new { sales_revenue = 1000 }, submit = true });
        await Put("units/P1/reports/Q/2025Q1", new { commandId = "p2", values = new { sales_revenue = 100 }, submit = true });
        await Until.True(async () => (await Mailbox(Told)).GetProperty("inbox").EnumerateArray().Any(IsTheDrop), "the agent is told of the fallen sales");
    }

    public Task<JsonElement> Register(string code, string association) => Put($"people/{code}", new
    {
        name = "Yassine",
        nameAr = "ياسين",
        email = $"{code}@example.org",
        language = "fr",
        relations = new[] { new { relation = "associationAgent", of = association } },
    });

    public async Task<JsonElement> Put(string path, object body)
    {
        using var answer = await Http.PutAsJsonAsync($"/api/v1/{path}", body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<JsonElement> Mailbox(string code) => Http.GetFromJsonAsync<JsonElement>($"/api/v1/people/{code}/mailbox");

    /// <summary>The address of a person's own page.</summary>
    public async Task<string> Page(string code) => (await Http.GetFromJsonAsync<JsonElement>($"/api/v1/people/{code}")).GetProperty("page").GetString()!;

    /// <summary>The unit has other alerts too, some of them since it was registered.</summary>
    public static bool IsTheDrop(JsonElement item) => item.GetProperty("event").GetProperty("rule").GetString() == "A04";

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return App.DisposeAsync();
    }
}
