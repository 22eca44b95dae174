using EconomieSociale.Tests.Processes;

namespace EconomieSociale.Tests.Delivery;

/// <summary>The program with a mail server.</summary>
internal sealed class DeliveryProgram : RestartedProgram
{
    public DeliveryProgram(string? postgreSql = null)
        : base(postgreSql)
    {
        var smtp = ProgramProcess.FreePort();
        Office = new(smtp);
        foreach (var (name, value) in new[]
        {
            ("AlertSeconds", "1"), ("DeliverySeconds", "1"), ("RetrySeconds", "1"), ("Mail__Host", "127.0.0.1"), ("Mail__Port", $"{smtp}"), ("Mail__From", "programme@example.org"),
            ("PublicUrl", "https://programme.example.org"),
        })
        {
            Settings[name] = value;
        }
    }

    public PostOffice Office { get; }

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

    /// <summary>The states of the messages of a person, oldest first.</summary>
    public async Task<string[]> States(string person) =>
        [.. (await Get($"people/{person}/mailbox")).GetProperty("messages").EnumerateArray().Reverse().Select(m => m.GetProperty("state").GetString()!)];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Office.DisposeAsync();
    }
}
