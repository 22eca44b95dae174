using System.Diagnostics;
using System.Globalization;
using EconomieSociale.Tests.Processes;
using Xunit;

namespace EconomieSociale.Tests.Modes;

/// <summary>The three arrangements of processes, with the real programs.</summary>
public sealed class ModesTests
{
    [Fact]
    public async Task Client_WithTwoSilosOnPostgreSql_KeepsEveryAcknowledgedReportWhenASiloIsKilled()
    {
        var store = Postgres(await TestDatabase.Create());
        using var first = ProgramProcess.Silo(Silo(store));
        using var second = ProgramProcess.Silo(Silo(store));
        var port = ProgramProcess.FreePort();
        using var web = ProgramProcess.Web(new Dictionary<string, string>(store.Concat(Api.Address(port))) { ["Mode"] = "client" });
        using var api = new Api(port);
        await api.Ready(web);
        await Fill(api, 40, web, first, second);
        Assert.Equal(820, await api.Sum("sales_revenue", "period=2026Q1"));

        first.Kill();

        await Eventually.Get("the totals are whole again", TimeSpan.FromSeconds(60), async () => await api.Sum("sales_revenue", "period=2026Q1") == 820 ? api : null);
        await Fill(api, 50, web, second);
        Assert.Equal(1_275, await api.Sum("sales_revenue", "period=2026Q1"));
        Assert.Null(second.ExitCode);
    }

    [Fact]
    public async Task Cluster_TwoWebsOnPostgreSql_ReadWhatTheOtherWrote()
    {
        var store = Postgres(await TestDatabase.Create());
        var (portA, portB) = (ProgramProcess.FreePort(), ProgramProcess.FreePort());
        using var a = ProgramProcess.Web(Web(store, portA));
        using var b = ProgramProcess.Web(Web(store, portB));
        using var apiA = new Api(portA);
        using var apiB = new Api(portB);
        await apiA.Ready(a);
        await apiB.Ready(b);

        await Fill(apiA, 20, a, b);
        Assert.Equal(210, await apiB.Sum("sales_revenue", "period=2026Q1"));
        await apiB.Report("U1", "2026Q1", "correction", 1_001);

        Assert.Equal(1_210, await apiA.Sum("sales_revenue", "period=2026Q1"));
    }

    [Fact]
    public async Task Embedded_KilledUnderLoad_KeepsEveryAcknowledgedReport()
    {
        var folder = Directory.CreateTempSubdirectory("es-embedded-").FullName;
        var port = ProgramProcess.FreePort();
        var settings = new Dictionary<string, string>(Api.Address(port)) { ["DataFolder"] = folder };
        var acknowledged = new Dictionary<string, decimal>();
        var attempted = new Dictionary<string, decimal>();
        for (var round = 0; round < 3; round++)
        {
            using var web = ProgramProcess.Web(settings);
            using var api = new Api(port);
            await api.Ready(web);
            Assert.Equal(0, (await api.Get("aggregates/reconciliation")).GetProperty("differences").GetInt32());
            var sum = await api.Sum("sales_revenue", "period=2026Q1");
            Assert.InRange(sum, acknowledged.Values.Sum(), attempted.Values.Sum());
            foreach (var (code, sales) in acknowledged)
            {
                Assert.Equal(sales, (await api.Get($"units/{code}/reports/Q/2026Q1")).GetProperty("values").GetProperty("sales_revenue").GetDecimal());
            }

            await WriteUntilKilled(web, api, round, acknowledged, attempted);
        }

        Assert.NotEmpty(acknowledged);
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task Web_WithoutPostgreSqlInClusterMode_SaysWhichSettingIsMissing()
    {
        using var web = ProgramProcess.Web(new Dictionary<string, string> { ["Mode"] = "cluster" });

        Assert.Equal(2, await web.End(TimeSpan.FromSeconds(30)));

        Assert.Contains("EconomieSociale__Storage=postgresql", web.Output, StringComparison.Ordinal);
    }

    private static async Task WriteUntilKilled(ProgramProcess web, Api api, int round, Dictionary<string, decimal> acknowledged, Dictionary<string, decimal> attempted)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 1; watch.Elapsed < TimeSpan.FromSeconds(10); i++)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"R{round}-{i}");
            attempted[code] = i;
            if (i == 40)
            {
                // In the middle of a request, not between two.
                _ = Task.Run(web.Kill);
            }

            try
            {
                (await api.Register(code)).EnsureSuccessStatusCode();
                (await api.Report(code, "2026Q1", code, i)).EnsureSuccessStatusCode();
                acknowledged[code] = i;
            }
            catch (HttpRequestException)
            {
                return;
            }
        }

        Assert.Fail("The process was not killed while it wrote.");
    }

    private static async Task Fill(Api api, int units, params ProgramProcess[] processes)
    {
        for (var i = 1; i <= units; i++)
        {
            await Accepted(await api.Register($"U{i}", i % 2 == 0 ? "321.01.03" : "121.01.01"), processes);
            await Accepted(await api.Report($"U{i}", "2026Q1", $"first-{i}", i), processes);
        }
    }

    /// <summary>A refusal is told with what the processes printed: the answer alone has only a reference number.</summary>
    private static async Task Accepted(HttpResponseMessage answer, ProgramProcess[] processes)
    {
        if (!answer.IsSuccessStatusCode)
        {
            Assert.Fail($"{answer.RequestMessage!.RequestUri} {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}\n{string.Join("\n---\n", processes.Select(p => p.Output))}");
        }
    }

    private static Dictionary<string, string> Postgres(string connection) => new()
    {
        ["Storage"] = "postgresql",
        ["ConnectionString"] = connection,
        ["AdvertisedAddress"] = "127.0.0.1",
    };

    private static Dictionary<string, string> Silo(Dictionary<string, string> store) => new(store)
    {
        ["SiloPort"] = $"{ProgramProcess.FreePort()}",
        ["GatewayPort"] = $"{ProgramProcess.FreePort()}",
    };

    private static Dictionary<string, string> Web(Dictionary<string, string> store, int port) => new(Silo(store).Concat(Api.Address(port))) { ["Mode"] = "cluster" };
}
