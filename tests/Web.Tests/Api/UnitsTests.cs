using Xunit;

namespace EconomieSociale.Tests.Api;

public sealed class UnitsTests(ApiProgram app) : IClassFixture<ApiProgram>
{
    private const string Commune = "221.03.05";

    private readonly ApiClient api = new(app.Http);

    [Fact]
    public async Task List_SearchFindsFrenchAndArabicNamesWithoutAccentsOrSigns()
    {
        await api.Register(
            "N1",
            new { name = "Coopérative Étoile du Désert", nameAr = "تعاونيّة نَجمة الصحراء", kind = "cooperative", commune = Commune, sector = "fishing" });

        foreach (var q in new[] { "etoile", "DÉSERT", "نجمه", "تعاونية نجمة", "n1" })
        {
            var found = (await api.Get($"units?territory={Commune}&q={Uri.EscapeDataString(q)}")).Ok();
            Assert.Equal("N1", Assert.Single(found["items"].EnumerateArray()).GetProperty("code").GetString());
        }

        Assert.Equal(0, (await api.Get($"units?territory={Commune}&q=lune"))["total"].GetInt32());
    }

    [Fact]
    public async Task List_PagesByCursor_ShowEachUnitOnceInOrder()
    {
        const string Place = "221.03.07";
        for (var i = 0; i < 25; i++)
        {
            await api.Register($"P{i:00}", new { name = $"Unit {(i * 7) % 25:00}", kind = "cooperative", commune = Place, sector = "fishing" });
        }

        var names = new List<string>();
        string? next = "";
        while (next is not null)
        {
            var page = (await api.Get($"units?territory={Place}&sort=-name&limit=10{(next.Length == 0 ? "" : "&cursor=" + next)}")).Ok();
            Assert.Equal(25, page["total"].GetInt32());
            names.AddRange(page["items"].EnumerateArray().Select(u => u.GetProperty("name").GetString()!));
            next = page["next"].GetString();
        }

        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(i => $"Unit {i:00}"), names);
    }

    [Fact]
    public async Task Put_AgainWithTheSameBody_ChangesNothing_AndAPartialBodyTouchesOnlyItsFields()
    {
        var body = new { name = "Amal", kind = "cooperative", commune = Commune, sector = "fishing", association = "A1", foundedOn = "2012-05-01" };
        Assert.True((await api.Register("N2", body)).Ok()["changed"].GetBoolean());
        Assert.False((await api.Register("N2", body)).Ok()["changed"].GetBoolean());

        var changed = (await api.Register("N2", new { sector = "food", validFrom = "2026-01-01" })).Ok();

        Assert.Equal(("Amal", "food", "A1"), (changed["name"].GetString(), changed["sector"].GetString(), changed["association"].GetString()));
        Assert.Contains("N2", (await api.Get("associations/A1")).Ok().Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Territories_AreServedInBothVintages()
    {
        var now = (await api.Get("territories/11.221")).Ok();
        var then = (await api.Get("territories/11.221?vintage=1997")).Ok();

        Assert.Equal(("MA-R15-11", "MA-R97-03"), (now["parent"].GetProperty("code").GetString(), then["parent"].GetProperty("code").GetString()));
        Assert.Equal(6, now["children"].GetArrayLength());
        Assert.Equal(12, (await api.Get("territories/MA?vintage=2015"))["children"].GetArrayLength());
        Assert.Equal(16, (await api.Get("territories/MA?vintage=1997"))["children"].GetArrayLength());
        (await api.Get("territories/atlantis")).Refused(404, "unknown_territory");
    }

    [Fact]
    public async Task OpenApi_IsVersion31AndDescribesEveryGroup()
    {
        var document = await app.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        Assert.Contains("\"openapi\": \"3.1", document, StringComparison.Ordinal);
        Assert.All(
            new[] { "/api/v1/units/{code}", "/api/v1/units/{code}/reports/{dataSet}/{period}", "/api/v1/aggregates", "/api/v1/territories/{code}", "/api/v1/imports/{id}/errors",
                "/health/ready" },
            path => Assert.Contains($"\"{path}\"", document, StringComparison.Ordinal));
        Assert.All(new[] { "groupBy", "cursor", "expectedRevision", "legalForm" }, name => Assert.Contains($"\"{name}\"", document, StringComparison.Ordinal));
    }
}
