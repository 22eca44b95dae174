using System.Globalization;
using System.Text.Json;
using CsCheck;
using EconomieSociale.Tests.Paper;
using Xunit;

namespace EconomieSociale.Tests.Api;

/// <summary>Scores and states from outside: reports go in over HTTP, and what comes out is compared with the scoring of the paper.</summary>
public sealed class AssessmentsTests(ApiProgram app) : IClassFixture<ApiProgram>
{
    private const int Invented = 60;
    private const double Tolerance = 1e-4;

    private readonly ApiClient api = new(app.Http);

    [Fact]
    public async Task WorkedCooperatives_OverHttp_AreThoseOfTheReport()
    {
        Assert.SkipWhen(PaperExamples.File is null, "the worked examples lie beside the checkout");
        const string Commune = "221.03.01";
        foreach (var name in new[] { "A", "B", "C" })
        {
            var example = PaperExamples.Read().GetProperty(name);
            await Send($"PAPER-{name}", PaperExamples.Unit(example.GetProperty("inputs")), Commune);
            var assessment = (await api.Get($"units/PAPER-{name}/assessments/2025Q4")).Ok().Body;

            var expected = example.GetProperty("expected");
            Assert.Equal(expected.GetProperty("composite").GetDecimal(), Tenths(assessment.GetProperty("composite")));
            Assert.Equal(expected.GetProperty("status").GetString(), assessment.GetProperty("status").GetString());
            Assert.Equal(expected.GetProperty("coverage_pct").GetDecimal() / 100, assessment.GetProperty("coverage").GetDecimal());
            Assert.All(expected.GetProperty("dimension_scores").EnumerateObject(), d =>
                Assert.Equal(d.Value.GetDecimal(), Tenths(assessment.GetProperty("dimensions").GetProperty(d.Name))));
            Assert.All(expected.GetProperty("indicator_scores").EnumerateObject().Where(s => s.Value.ValueKind == JsonValueKind.Number), s =>
                Assert.Equal(s.Value.GetDecimal(), Tenths(assessment.GetProperty("scores").GetProperty(s.Name))));
            Assert.All(expected.GetProperty("indicators").EnumerateObject(), i => Assert.Equal(Text(i.Value), Text(assessment.GetProperty("indicators").GetProperty(i.Name))));
        }

        var total = (await api.Get($"aggregates?territory={Commune}&period=2025Q4&indicators=M2&elements=")).Ok()["total"];
        Assert.Equal(3.5388m, total.GetProperty("indicators").GetProperty("M2").GetDecimal());
        Assert.Equal((1, 1, 1), (Status(total, "green"), Status(total, "amber"), Status(total, "red")));

        // The year ends with the same quarter, so its twelve months are the same ones.
        var year = (await api.Get($"aggregates?territory={Commune}&period=2025&indicators=M2")).Ok()["total"];
        Assert.Equal(3.5388m, year.GetProperty("indicators").GetProperty("M2").GetDecimal());
        var worst = (await api.Get($"aggregates/units?territory={Commune}&period=2025Q4&indicator=M2&order=asc&limit=1")).Ok()["items"][0];
        Assert.Equal(("PAPER-C", -60m), (worst.GetProperty("code").GetString(), worst.GetProperty("value").GetDecimal()));
    }

    [Fact]
    public async Task Silence_SinceTheLastReport_MakesTheStateUnknownAndKeepsTheLastScore()
    {
        Assert.SkipWhen(PaperExamples.File is null, "the worked examples lie beside the checkout");
        const string Commune = "221.03.03";
        var unit = PaperExamples.Unit(PaperExamples.Read().GetProperty("A").GetProperty("inputs"));
        await Send("QUIET", unit, Commune);

        // The programme has received its reports for two years, and none for 2026.
        var assessment = (await api.Get("units/QUIET", "en")).Ok()["assessment"];
        Assert.Equal(("unknown", "grey", "2025Q4"), (assessment.GetProperty("state").GetString(), assessment.GetProperty("status").GetString(),
            assessment.GetProperty("period").GetString()));
        Assert.Equal(86.3m, Tenths(assessment.GetProperty("composite")));
        Assert.Contains("missing in a row", assessment.GetProperty("reasons")[0].GetProperty("message").GetString(), StringComparison.Ordinal);

        // One that is registered today owes nothing for the time before: its old reports only came late.
        unit.ReceivedOn.Keys.ToList().ForEach(p => unit.ReceivedOn[p] = new(2026, 11, 24));
        await Send("FRESH", unit, Commune, backdated: false);
        var fresh = (await api.Get("units/FRESH")).Ok()["assessment"];
        var paper = PaperScoring.Assess(unit, PaperExamples.Quarter);
        Assert.Equal(("ok", paper.Status, 0m), (fresh.GetProperty("state").GetString(), fresh.GetProperty("status").GetString(), fresh.GetProperty("indicators")
            .GetProperty("M7").GetDecimal()));
        Near(paper.Composite, fresh.GetProperty("composite"), "FRESH");

        var listed = (await api.Get($"units?territory={Commune}&state=unknown")).Ok()["items"].EnumerateArray();
        Assert.Equal("QUIET", Assert.Single(listed).GetProperty("code").GetString());
        var rows = (await api.Get($"aggregates?territory={Commune}&period=2026Q3&groupBy=state")).Ok()["rows"].EnumerateArray();
        Assert.Equal(["ok", "unknown"], rows.Select(r => r.GetProperty("key").GetProperty("state").GetString()));
        Assert.Equal(1, (await api.Get($"aggregates?territory={Commune}&period=2026Q3&filter=state:unknown")).Ok()["total"].GetProperty("units").GetInt32());
    }

    [Fact]
    public async Task Drill_FromAnIndicator_EndsAtTheRevisionAndItsAuthor()
    {
        await api.Register("DRILL");
        await api.Report("DRILL", "2026Q1", new { members_total = 12, members_active = 9 });
        await api.Report("DRILL", "2026Q1", new { members_total = 12, members_active = 10 });

        var inputs = (await api.Get("units/DRILL/assessments/2026Q1/indicators/G6")).Ok().Body;

        Assert.Equal(83.3333m, Math.Round(inputs.GetProperty("value").GetDecimal(), 4));
        var active = inputs.GetProperty("inputs").EnumerateArray().First(i => i.GetProperty("name").GetString() == "members_active");
        Assert.Equal((10m, 2, "api", "Q", "2026Q1"), (active.GetProperty("value").GetDecimal(), active.GetProperty("revision").GetInt32(), active.GetProperty("author").GetString(),
            active.GetProperty("dataSet").GetString(), active.GetProperty("reportPeriod").GetString()));
        (await api.Get("units/DRILL/assessments/2026/indicators/G6")).Refused(400, "bad_period");
        (await api.Get("units/DRILL/assessments/2026Q1/indicators/nothing")).Refused(404, "unknown_indicator");
        (await api.Get("units/nobody/assessments/2026Q1")).Refused(404, "unknown_unit");
    }

    [Fact]
    public async Task Peers_OfTheSector_AreShownFromFiveOn()
    {
        const string Commune = "221.03.05";
        for (var i = 1; i <= 6; i++)
        {
            await api.Register($"PEER{i}", new { name = $"Peer {i}", kind = "cooperative", commune = Commune, sector = "quarries" });
            await api.Report($"PEER{i}", "2026Q1", new { members_total = 10, members_active = i });
        }

        var peers = (await api.Get("units/PEER1/peers?period=2026Q1")).Ok().Body;
        var active = peers.GetProperty("items").EnumerateArray().First(i => i.GetProperty("code").GetString() == "G6");
        Assert.Equal((10m, 5, 30m, 40m, 50m), (active.GetProperty("value").GetDecimal(), active.GetProperty("peers").GetInt32(), active.GetProperty("lowerQuartile").GetDecimal(),
            active.GetProperty("median").GetDecimal(), active.GetProperty("upperQuartile").GetDecimal()));

        // Five in all are four peers: nobody is to be recognised.
        (await api.Register("PEER6", new { sector = "consulting", validFrom = "2026-01-01" })).Ok();
        active = (await api.Get("units/PEER1/peers?period=2026Q1")).Ok()["items"].EnumerateArray().First(i => i.GetProperty("code").GetString() == "G6");
        Assert.Equal((4, JsonValueKind.Null), (active.GetProperty("peers").GetInt32(), active.GetProperty("median").ValueKind));
    }

    [Fact]
    public async Task InventedUnits_OverHttp_AgreeWithThePaper()
    {
        var random = new PCG(7, 2026);
        PaperUnit[] units = [.. Enumerable.Range(0, Invented).Select(_ => PaperGens.Units.Generate(random, null, out Size _))];
        for (var i = 0; i < Invented; i++)
        {
            await Send($"PAPER-{i}", units[i], ApiClient.Boujdour);
            var last = PaperGens.Quarters.LastOrDefault(units[i].ReceivedOn.ContainsKey);
            if (last is null)
            {
                continue;
            }

            var paper = PaperScoring.Assess(units[i], last);
            var assessment = (await api.Get($"units/PAPER-{i}/assessments/{last}")).Ok().Body;
            var what = $"PAPER-{i} {last} {units[i]}";
            Near(paper.Composite, assessment.GetProperty("composite"), what);
            Near(paper.Coverage, assessment.GetProperty("coverage"), what);
            Assert.All(paper.Dimensions, d => Near(d.Value, assessment.GetProperty("dimensions").GetProperty(d.Key), $"{d.Key} {what}"));
            Assert.All(paper.Scores, s => Near(s.Value, assessment.GetProperty("scores").GetProperty(s.Key), $"{s.Key} {what}"));
            Assert.Equal(paper.Status, assessment.GetProperty("status").GetString());
            Assert.Equal(paper.Gates.Order(), assessment.GetProperty("gates").EnumerateArray().Select(g => g.GetString()!).Order());
        }
    }

    [Fact]
    public async Task Compare_ProposedCatalogue_TellsWhoWouldChangeAndWhatIsWrongWithIt()
    {
        var folder = Path.Combine(WebApp.Root, "packs", "laayoune-sakia-el-hamra");
        Task<string> Text(string name) => File.ReadAllTextAsync(Path.Combine(folder, name), TestContext.Current.CancellationToken);
        var indicators = await Text("indicators.csv");
        var sound = await Compare(("indicators.csv", indicators), ("scoring.json", await Text("scoring.json")));
        Assert.Empty(sound.Ok()["changes"].EnumerateArray());

        var misspelt = indicators.Replace("members_active,members_total", "members_active,members_totale", StringComparison.Ordinal);
        (await Compare(("indicators.csv", misspelt))).Refused(422, "bad_catalogue");
        (await Compare(("other.csv", "a"))).Refused(422, "not_a_catalogue_file");
        (await Compare(("indicators.csv", new string('a', 5 * 1024 * 1024)))).Refused(422, "not_a_catalogue_file");
        Assert.Equal(413, (int)(await Compare(("indicators.csv", new string('a', 9 * 1024 * 1024)))).Status);
        (await api.Post("catalogue/compare?period=2026", new { })).Refused(400, "wrong_period_type");
    }

    private async Task<ApiAnswer> Compare(params (string Name, string Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            form.Add(new StringContent(content), "file", name);
        }

        // Asked first, the server can refuse what is too large before it is sent.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/catalogue/compare?territory=221.03.07&period=2026Q1") { Content = form };
        request.Headers.ExpectContinue = true;
        using var response = await app.Http.SendAsync(request);
        return new(response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()));
    }

    private async Task Send(string code, PaperUnit unit, string commune, bool backdated = true)
    {
        (await api.Register(code, new { name = code, kind = unit.Kind, commune, sector = unit.Sector })).Ok();
        var periods = unit.Values.Keys.Select(k => (k.Form, k.Period)).Concat(unit.ReceivedOn.Keys.Select(p => (Form: "Q", Period: p))).Distinct()
            .OrderBy(p => p.Period, StringComparer.Ordinal);
        foreach (var (form, period) in periods.Where(p => p.Form == "A" || unit.ReceivedOn.ContainsKey(p.Period)))
        {
            var values = unit.Values.Where(v => v.Key.Form == form && v.Key.Period == period).ToDictionary(v => v.Key.Element, v => Value(v.Value));
            var receivedOn = backdated && unit.ReceivedOn.TryGetValue(period, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            (await api.Send(HttpMethod.Put, $"units/{code}/reports/{form}/{period}", new { commandId = $"{code}-{form}-{period}", values, receivedOn })).Ok();
        }
    }

    private static object Value(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : text,
    };

    private static void Near(double? expected, JsonElement own, string what) => Assert.True(
        (expected is null) == (own.ValueKind == JsonValueKind.Null)
            && (expected is null || Math.Abs(expected.Value - own.GetDouble()) <= Tolerance), $"{what}: {expected}, ours {own}");

    private static decimal Tenths(JsonElement value) => Math.Round(value.GetDecimal(), 1, MidpointRounding.AwayFromZero);

    private static long Status(JsonElement total, string colour) => total.GetProperty("statuses").GetProperty(colour).GetInt64();

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDecimal().ToString("0.####", CultureInfo.InvariantCulture) : $"{value}";
}
