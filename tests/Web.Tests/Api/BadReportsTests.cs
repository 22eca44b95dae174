using Xunit;

namespace EconomieSociale.Tests.Api;

/// <summary>Bad input through the API: each mistake has its code, its field and its words, and changes nothing.</summary>
public sealed class BadReportsTests(ApiProgram app) : IClassFixture<ApiProgram>
{
    private readonly ApiClient api = new(app.Http);

    [Fact]
    public async Task Units_UnknownCommune_IsRefusedInThreeLanguages()
    {
        var body = new { name = "X", kind = "cooperative", commune = "nowhere", sector = "fishing" };

        var messages = new List<string>();
        foreach (var language in new[] { "fr", "ar", "en" })
        {
            var answer = await api.Send(HttpMethod.Put, "units/BAD1", body, language);
            answer.Refused(422, "unknown_commune", "commune");
            messages.Add(answer.Errors.Single().GetProperty("message").GetString()!);
        }

        Assert.Equal(["La commune « nowhere » est inconnue.", "الجماعة «nowhere» غير معروفة.", "The commune 'nowhere' is unknown."], messages);
        (await api.Get("units/BAD1")).Refused(404, "unknown_unit");
    }

    [Fact]
    public async Task Units_EveryMistake_IsNamedAtOnce()
    {
        var answer = await api.Register("BAD2",
            new { kind = "club", commune = "nowhere", sector = "astrology", legalForm = "guild", foundedOn = "1999-02-30", validFrom = (string?)null });

        Assert.Equal(
            ["not_a_date", "required", "unknown_commune", "unknown_kind", "unknown_legal_form", "unknown_sector"],
            answer.Codes.Order());
        (await api.Register("BAD2", new { nom = "X" })).Refused(422, "unknown_field", "nom");
        (await api.Register("BAD%202")).Refused(422, "bad_code", "code");
        (await api.Register(new string('x', 65))).Refused(422, "bad_code", "code");
        (await api.Send(HttpMethod.Put, "units/BAD2", "{\"name\": \"X\"")).Refused(400, "bad_json");
    }

    [Theory]
    [InlineData("{\"salez\": 1}", "unknown_element", "salez")]
    [InlineData("{\"sales_revenue\": \"beaucoup\"}", "not_a_number", "sales_revenue")]
    [InlineData("{\"sales_revenue\": \"12\"}", "not_a_number", "sales_revenue")]
    [InlineData("{\"sales_revenue\": true}", "not_a_number", "sales_revenue")]
    [InlineData("{\"sales_revenue\": [1]}", "not_a_number", "sales_revenue")]
    [InlineData("{\"members_total\": -1}", "below_minimum", "members_total")]
    [InlineData("{\"members_total\": 1.5}", "too_many_decimals", "members_total")]
    [InlineData("{\"sales_revenue\": 0.001}", "too_many_decimals", "sales_revenue")]
    [InlineData("{\"sales_revenue\": 1e25}", "number_too_large", "sales_revenue")]
    [InlineData("{\"members_total\": 5, \"members_women\": 6}", "members_women_within_total", "members_women")]
    [InlineData("{\"sales_revenue\": 1, \"sales_revenue\": 2}", "duplicate_value", "sales_revenue")]
    [InlineData("{\"agm_date\": \"2026-01-31\"}", "element_not_in_data_set", "agm_date")]
    public async Task Reports_AWrongValue_IsRefusedAndNothingIsStored(string values, string code, string field)
    {
        await api.Register("BAD3");

        var answer = await api.Send(HttpMethod.Put, "units/BAD3/reports/Q/2026Q1", $"{{\"commandId\": \"c-{code}-{field}\", \"values\": {values}, \"submit\": true}}");

        answer.Refused(422, code, field);
        (await api.Get("units/BAD3/reports/Q/2026Q1")).Refused(404, "unknown_report");
    }

    [Fact]
    public async Task Reports_AWrongAddress_IsNamed()
    {
        await api.Register("BAD4");
        var values = new { sales_revenue = 1 };

        (await api.Report("BAD4", "202601", values)).Refused(422, "wrong_period_type", "period");
        (await api.Report("BAD4", "2026Q5", values)).Refused(422, "bad_period", "period");
        (await api.Report("BAD4", "2099Q1", values)).Refused(422, "period_in_future", "period");
        (await api.Report("BAD4", "2026Q1", values, dataSet: "Z")).Refused(422, "unknown_data_set", "dataSet");
        (await api.Report("NOBODY", "2026Q1", values)).Refused(404, "unknown_unit");
        (await api.Send(HttpMethod.Put, "units/BAD4/reports/Q/2026Q1", "{\"values\": {}}")).Refused(422, "bad_command_id", "commandId");
        (await api.Send(HttpMethod.Put, "units/BAD4/reports/Q/2026Q1", "{\"commandId\": \"c\"}")).Refused(422, "required", "values");
        (await api.Send(HttpMethod.Put, "units/BAD4/reports/Q/2026Q1", "[1]")).Refused(422, "bad_request");
    }

    [Fact]
    public async Task Reports_AnElementThatTheKindDoesNotFill_IsRefused()
    {
        await api.Register("BAD5", new { name = "TPE", kind = "tpe", commune = ApiClient.Laayoune, sector = "fishing" });

        (await api.Report("BAD5", "2026Q1", new { members_total = 3 })).Refused(422, "element_not_for_kind", "members_total");
        (await api.Report("BAD5", "2026Q1", new { members_total = "NA", sales_revenue = 10 })).Ok();
    }

    [Fact]
    public async Task Aggregates_WrongQuestions_AreNamedTogether()
    {
        var answer = await api.Get("aggregates?territory=atlantis&period=2026Q9&groupBy=colour&elements=salez&indicators=X9&filter=sector&state=dreamt");

        Assert.Equal(400, (int)answer.Status);
        Assert.Equal(
            ["bad_filter", "bad_period", "unknown_dimension", "unknown_element", "unknown_indicator", "unknown_state", "unknown_territory"],
            answer.Codes.Order());
        (await api.Get("aggregates?vintage=1789")).Refused(400, "unknown_vintage", "vintage");
        (await api.Get("aggregates?groupBy=sector,kind,size,association,period")).Refused(400, "too_many_groups", "groupBy");
        (await api.Get("units?limit=0")).Refused(400, "out_of_range", "limit");
        (await api.Get("units?cursor=%25")).Refused(400, "bad_cursor", "cursor");
        (await api.Get("nothing/here")).Refused(404, "not_found");
    }
}
