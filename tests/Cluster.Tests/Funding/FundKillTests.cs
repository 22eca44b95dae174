using System.Collections.Concurrent;
using System.Text.Json;
using EconomieSociale.Tests.Processes;
using Xunit;

namespace EconomieSociale.Tests.Funding;

/// <summary>
/// A stream of operations on two lines while the process is killed between every two steps and at random: what was acknowledged is in the ledger once, and the figures are
/// its sums. <c>ES_FUND_KILLS=50</c> makes the run longer (kills on each store), <c>ES_KILL_LOG</c> names a file for its summary.
/// </summary>
public sealed class FundKillTests
{
    private static readonly string[] Lines = ["access_to_finance", "management"];

    /// <summary>One for each point first, then as they come; null: the process is killed from outside, in the middle of the stream.</summary>
    private static readonly string?[] Steps = ["FundReserved:12", "LineWritten:23", "UnitTold:17", null, "FundReserved:35", "LineWritten:18", "UnitTold:3", null, "FundReserved:1"];

    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("ES_FUND_KILLS"), out var kills) ? kills : 7;

    /// <summary>The life of an agreement again and again: each step moves less than the one before, so that most are granted.</summary>
    private static readonly (string Path, decimal Amount, string Author, bool HasTranche)[] Life =
        [("commitments", 40, "clerk", false), ("orders", 30, "clerk", true), ("disbursements", 20, "payer", true), ("justifications", 10, "clerk", false)];

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
        for (var round = 0; round < Kills; round++)
        {
            var step = Steps[round % Steps.Length];
            await program.Start(step);
            var killed = step is null ? KillAfter(program, Random.Shared.Next(10, 100), acknowledged) : Task.Delay(Timeout.Infinite);
            await Task.WhenAll(Lines.Select(line => Send(program, line, round, acknowledged, killed)));
            Assert.True(step is null || program.IsDead, $"{step} was never reached");
            program.Kill();
        }

        await program.Start();
        await Check(program, acknowledged);
        if (Environment.GetEnvironmentVariable("ES_KILL_LOG") is { } log)
        {
            var store = postgreSql is null ? "SQLite" : "PostgreSQL";
            await File.AppendAllTextAsync(log, $"fund on {store}: {Kills} kills, {acknowledged.Count} operations acknowledged, 0 differences\n");
        }
    }

    /// <summary>Kills the program in the middle of the stream, after so many acknowledgements more.</summary>
    private static async Task KillAfter(RestartedProgram program, int more, ConcurrentDictionary<string, decimal> acknowledged)
    {
        var enough = acknowledged.Count + more;
        await program.Until($"{more} more operations are acknowledged", () => Task.FromResult(acknowledged.Count >= enough));
        program.Kill();
    }

    /// <summary>
    /// Operations of odd centimes until the process is gone. Every third that failed is sent again by the next round; the others are given up. One that is refused, because
    /// what it needs was lost, is none.
    /// </summary>
    private static async Task Send(RestartedProgram program, string line, int round, ConcurrentDictionary<string, decimal> acknowledged, Task killed)
    {
        for (var n = 0; !program.IsDead && !killed.IsCompleted; n++)
        {
            Assert.True(n < 10_000, "the process does not end");
            var id = $"{line}-{(n % 3 == 0 ? Math.Max(round - 1, 0) : round)}-{n}";
            var (path, least, author, hasTranche) = Life[n / 3 % Life.Length];
            var body = Operation(id, least + ((n % 90) / 100m), "2024-02-01", hasTranche ? new() { ["tranche"] = 1 } : []);
            body["author"] = author;
            try
            {
                await program.Post($"fund/agreements/{line}~{(n % 3) + 1}/{path}", body);
                acknowledged[id] = (decimal)body["amount"]!;
            }
            catch (Exception e) when (e is HttpRequestException || (e is InvalidOperationException && e.Message.Contains(": 422 ", StringComparison.Ordinal)))
            {
                // killed: nobody knows whether it is in; or refused
            }
        }
    }

    private static async Task Check(RestartedProgram program, ConcurrentDictionary<string, decimal> acknowledged)
    {
        var ledger = (await program.Get("fund/ledger")).EnumerateArray().Where(o => o.GetProperty("line").ValueKind == JsonValueKind.String).ToArray();
        var entered = ledger.ToDictionary(o => o.GetProperty("commandId").GetString()!, o => o.GetProperty("amount").GetDecimal());
        Assert.All(acknowledged, a => Assert.Equal(a.Value, entered[a.Key]));
        Assert.True(acknowledged.Count > 20, $"only {acknowledged.Count} were acknowledged");
        var fund = await program.Get("fund");
        foreach (var (kind, figure) in new[] { ("commitment", "committed"), ("order", "ordered"), ("disbursement", "disbursed"), ("justification", "justified") })
        {
            var own = ledger.Where(o => o.GetProperty("kind").GetString() == kind).ToArray();
            Assert.NotEmpty(own);
            Assert.Equal(Sum(own), fund.GetProperty("total").GetProperty(figure).GetDecimal());
            foreach (var line in fund.GetProperty("lines").EnumerateArray())
            {
                Assert.Equal(Sum(own.Where(o => o.GetProperty("line").GetString() == line.GetProperty("line").GetString())), line.GetProperty(figure).GetDecimal());
            }
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
