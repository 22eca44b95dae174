using System.Text.Json;
using EconomieSociale.Cooperatives;
using EconomieSociale.Storage;
using Xunit;

namespace EconomieSociale.Tests.Storage;

/// <summary>Rows as they rest. A change of their form shows here first: readers must come two releases before writers.</summary>
public sealed class RowFormatTests
{
    [Fact]
    public async Task Rows_HoldWhatWasGiven_AndNothingThatFollowsFromIt()
    {
        await using var silo = await TestSilo.Start<SqliteTestStore>();
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1", association: "A1"));
        await unit.Submit(Commands.Report("r1", "2026Q1", 100));

        var profile = await Row(silo, "cooperative");
        var year = await Row(silo, "cooperative-2026");

        Assert.Equal(
            ["association", "changedAt", "code", "commune", "fundingLine", "kind", "name", "origins", "registeredAt", "reportYears", "sector", "version"],
            profile.GetProperty("unit").EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("""{"entries":[{"code":"321.01.03"}]}""", profile.GetProperty("unit").GetProperty("commune").GetRawText());
        var report = year.GetProperty("book").GetProperty("reports")[0];
        Assert.Equal(["dataSet", "period", "revisions"], report.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(
            ["at", "author", "commands", "figures", "number", "receivedOn", "steps", "warnings"],
            report.GetProperty("revisions")[0].EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("""{"members_total":12,"members_women":3,"sales_revenue":10000}""", report.GetProperty("revisions")[0].GetProperty("figures").GetRawText());
    }

    /// <summary>A row of the first release. It must be readable for ever.</summary>
    [Fact]
    public void Rows_OfTheFirstRelease_CanBeRead()
    {
        var unit = StateFormat.ReadUnit("""{"schemaVersion":1,"unit":{"code":"C1","version":2,"name":"Amal","kind":"Cooperative","foundedOn":"2012-05-01","commune":{"entries":[{"code":"321.01.03"},{"code":"121.01.01","from":"2026-01-01"}]},"sector":{"entries":[{"code":"fishing"}]},"association":{"entries":[]},"fundingLine":{"entries":[]},"reportYears":[2026],"origins":{"Name":{"current":"abc","past":[]}},"registeredAt":"2026-11-24T10:00:00+00:00","changedAt":"2026-11-24T10:00:00+00:00"}}"""u8)!;
        var year = StateFormat.ReadYear("""{"schemaVersion":1,"book":{"year":2026,"reports":[{"dataSet":"Q","period":"2026Q1","revisions":[{"number":1,"figures":{"members_total":12,"sales_certified":"NA"},"author":"api","at":"2026-11-24T10:00:00+00:00","commands":["r1"],"warnings":[{"code":"cash_negative","field":"cash_balance","args":[],"label":{"fr":"a","ar":"b","en":"c"}}],"steps":[{"state":"Validated1","author":"x","at":"2026-11-24T11:00:00+00:00"}]}]}]}}"""u8)!;

        Assert.Equal(("Amal", new DateOnly(2012, 5, 1), "121.01.01"), (unit.Name, unit.FoundedOn, unit.Commune.Current));
        var revision = year.Reports[0].Latest!;
        Assert.True(revision.IsValidated);
        Assert.True(revision.Figures["sales_certified"]!.Value.IsNotApplicable);
        Assert.Equal("b", revision.Warnings[0].Label!.Ar);
    }

    private static async Task<JsonElement> Row(TestSilo silo, string stateName)
    {
        await using var connection = await silo.Store.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select cast(PayloadBinary as text) from OrleansStorage where GrainTypeString = '{stateName}' and GrainIdExtensionString = ':C1'";
        return JsonSerializer.Deserialize<JsonElement>((string)(await command.ExecuteScalarAsync())!);
    }
}
