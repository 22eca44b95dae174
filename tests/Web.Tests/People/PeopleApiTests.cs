using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EconomieSociale.Tests.Api;

namespace EconomieSociale.People;

/// <summary>People and webhooks over HTTP: for administrators only, with clear refusals; and the mailbox of whom an event concerns and of nobody else.</summary>
public sealed class PeopleApiTests(PeopleProgram program) : IClassFixture<PeopleProgram>
{
    private readonly ApiClient api = new(program.Http);

    [Theory]
    [InlineData("GET", "people")]
    [InlineData("GET", "people/agent-1")]
    [InlineData("GET", "people/agent-1/mailbox")]
    [InlineData("DELETE", "people/agent-1")]
    [InlineData("PUT", "people/agent-1")]
    [InlineData("GET", "webhooks")]
    [InlineData("PUT", "webhooks/w1")]
    [InlineData("POST", "webhooks/w1/replay")]
    [InlineData("DELETE", "webhooks/w1")]
    public async Task Anonymous_SeesAndChangesNobody(string method, string path)
    {
        using var client = program.App.Client();
        using var request = new HttpRequestMessage(new(method), $"/api/v1/{path}") { Content = method is "GET" or "DELETE" ? null : JsonContent.Create(new { }) };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Mailbox_HoldsWhatConcernsThePersonAndSaysWhatBecameOfIt()
    {
        var box = await program.Mailbox(PeopleProgram.Told);
        var item = box.GetProperty("inbox").EnumerateArray().First(PeopleProgram.IsTheDrop);
        Assert.Equal(("P1", "opened", "critical"), (Text(item, "unit"), Text(item, "event"), Text(item, "severity")));
        Assert.Equal("waiting", box.GetProperty("messages")[0].GetProperty("state").GetString()); // there is no mail server
        Assert.Equal(0, (await program.Mailbox(PeopleProgram.Other)).GetProperty("inbox").GetArrayLength());
    }

    [Fact]
    public async Task Put_WithFaults_IsRefusedInWords()
    {
        (await Put(new { name = "x", relations = Array.Empty<object>(), email = "no address" })).Refused(422, "bad_email", "email");
        (await Put(new { name = "x" })).Refused(422, "required", "relations");
        (await Put(new { relations = Array.Empty<object>() })).Refused(422, "required", "name");
        (await Put(new { name = "x", relations = new[] { new { relation = "boss" } } })).Refused(422, "unknown_relation", "relations[0].relation");
        (await Put(new { name = "x", relations = new[] { new { relation = "associationAgent" } } })).Refused(422, "bad_code", "relations");
        (await Put(new { name = "x", relations = new[] { new { relation = "programmeOfficer", of = "nowhere" } } })).Refused(422, "unknown_division", "relations");
        (await Put(new { name = "x", relations = new[] { new { relation = "programmeOfficer", form = "x" } } })).Refused(422, "unknown_field", "relations[0].form");
        (await Put(new { name = "x", relations = Array.Empty<object>(), preferences = new { digestHour = 24 } })).Refused(422, "bad_hour", "digestHour");
        (await Put(new { name = "x", relations = Array.Empty<object>(), preferences = new { floor = "loud" } })).Refused(422, "unknown_severity", "floor");
        (await Put(new { name = "x", relations = Array.Empty<object>(), language = "de" })).Refused(422, "unknown_language", "language");
        (await api.Get("people/nobody")).Refused(404, "unknown_person");
        (await api.Send(HttpMethod.Put, "webhooks/w2", new { url = "http://example.org/" })).Refused(422, "bad_webhook_url", "url");
        (await api.Send(HttpMethod.Put, "webhooks/w2", new { url = "https://example.org/", severity = "loud" })).Refused(422, "unknown_severity", "severity");
        (await api.Get("webhooks/w2")).Refused(404, "unknown_webhook");
        (await api.Post("webhooks/w2/replay", new { cursor = "x" })).Refused(422, "bad_cursor", "cursor");
        (await api.Get("alerts/events?cursor=x")).Refused(400, "bad_cursor", "cursor");
    }

    [Fact]
    public async Task Delete_ForgetsThePerson()
    {
        await program.Register("gone", "ASSO-3");
        (await api.Send(HttpMethod.Delete, "people/gone", null)).Ok();
        (await api.Get("people/gone")).Refused(404, "unknown_person");
        Assert.DoesNotContain((await api.Get("people")).Ok().Body.EnumerateArray(), p => p.GetProperty("code").GetString() == "gone");
    }

    private Task<ApiAnswer> Put(object body) => api.Send(HttpMethod.Put, "people/bad", body);

    private static string? Text(JsonElement item, string name) => item.GetProperty("event").GetProperty(name).GetString();
}
