using System.Collections.Concurrent;
using System.Text.Json;
using EconomieSociale.Tests.Processes;
using Xunit;

namespace EconomieSociale.Tests.Funding;

/// <summary>
/// A stream of operations on two lines while the process is killed between every two steps: what was acknowledged is in the ledger once, and the figures are its sums.
/// </summary>
public sealed class FundKillTests
{
    private static readonly string[] Lines = ["access_to_finance", "management"];
    private static readonly string[] Steps = ["FundReserved:12", "LineWritten:23", "FundReserved:35", "LineWritten:18", "FundReserved:1"];

    [Fact]
    public Task Kill_OnSqlite_LosesNothingAndHoldsNoMoney() => Run(null);

    [Fact]
    public async Task Kill_OnPostgreSql_LosesNothingAndHoldsNoMoney() => await Run(await TestDatabase.Create());

    private static async Task Run(string? postgreSql)
    {
        await using var program = new RestartedProgram(postgreSql);
        await program.Start();
        await program.Put("units/U1", new { name = "Unit U1", kind = "cooperative", commune = "321.01.03", sector = "agriculture" });
        await program.Post("fund/openings", Operation("o1", 10_000_000, "2024-01-02", new() { ["year"] = 2024 }));
        await program.Post("fund/receipts", Operation("r1", 10_000_000, "2024-01-02", new() { ["partner"] = "state" }));
        foreach (var line in Lines)
        {
            for (var n = 1; n <= 3; n++)
            {
                await program.Post($"fund/lines/{line}/agreements", new
                {
                    commandId = $"{line}-{n}", unit = "U1", title = "Workshop", date = "2024-01-05", totalCost = 600_000, fundShare = 300_000, ownContribution = 300_000,
                    author = "clerk", approver = "head", document = "doc",
                });
            }
        }

        program.Kill();
        var acknowledged = new ConcurrentDictionary<string, decimal>();
        for (var round = 0; round < Steps.Length; round++)
        {
            await program.Start(Steps[round]);
            await Task.WhenAll(Lines.Select(line => Send(program, line, round, acknowledged)));
            Assert.True(program.IsDead, $"{Steps[round]} was never reached");
            program.Kill();
        }

        await program.Start();
        await Check(program, acknowledged);
    }

    /// <summary>Commitments of an odd centime each, until the process is gone. Every third that failed is sent again by the next round; the others are given up.</summary>
    private static async Task Send(RestartedProgram program, string line, int round, ConcurrentDictionary<string, decimal> acknowledged)
    {
        for (var n = 0; !program.IsDead; n++)
        {
            Assert.True(n < 10_000, "the process does not end");
            var id = $"{line}-{(n % 3 == 0 ? Math.Max(round - 1, 0) : round)}-{n}";
            var amount = 10 + ((n % 90) / 100m);
            try
            {
                await program.Post($"fund/agreements/{line}~{(n % 3) + 1}/commitments", Operation(id, amount, "2024-02-01", []));
                acknowledged[id] = amount;
            }
            catch (HttpRequestException)
            {
                // killed: nobody knows whether it is in
            }
        }
    }

    private static async Task Check(RestartedProgram program, ConcurrentDictionary<string, decimal> acknowledged)
    {
        var ledger = (await program.Get("fund/ledger")).EnumerateArray().Where(o => o.GetProperty("kind").GetString() == "commitment").ToArray();
        var ids = ledger.Select(o => o.GetProperty("commandId").GetString()!).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Empty(acknowledged.Keys.Except(ids));
        Assert.True(acknowledged.Count > 20, $"only {acknowledged.Count} were acknowledged");
        var fund = await program.Get("fund");
        Assert.Equal(Sum(ledger), fund.GetProperty("total").GetProperty("committed").GetDecimal());
        foreach (var line in fund.GetProperty("lines").EnumerateArray())
        {
            Assert.Equal(Sum(ledger.Where(o => o.GetProperty("line").GetString() == line.GetProperty("line").GetString())), line.GetProperty("committed").GetDecimal());
        }

        Assert.All(fund.GetProperty("invariants").EnumerateArray(), i => Assert.True(i.GetProperty("holds").GetBoolean(), i.ToString()));

        // Nothing is held by what was given up: all that is left of an agreement can be committed.
        foreach (var line in Lines)
        {
            for (var n = 1; n <= 3; n++)
            {
                var left = 300_000 - (await program.Get($"fund/agreements/{line}~{n}")).GetProperty("committed").GetDecimal();
                await program.Post($"fund/agreements/{line}~{n}/commitments", Operation($"rest-{line}-{n}", left, "2024-02-02", []));
            }
        }

        Assert.Equal(1_800_000m, (await program.Get("fund")).GetProperty("total").GetProperty("committed").GetDecimal());
        await program.Post("fund/reversals", Operation("back", null, "2024-03-01", new() { ["reverses"] = 2 })); // no money was paid, so it may go
    }

    private static decimal Sum(IEnumerable<JsonElement> operations) => operations.Sum(o => o.GetProperty("amount").GetDecimal());

    private static Dictionary<string, object?> Operation(string id, decimal? amount, string date, Dictionary<string, object?> more)
    {
        var body = new Dictionary<string, object?>(more) { ["commandId"] = id, ["date"] = date, ["author"] = "clerk", ["approver"] = "head", ["document"] = "doc" };
        if (amount is { } given)
        {
            body["amount"] = given;
        }

        return body;
    }
}
