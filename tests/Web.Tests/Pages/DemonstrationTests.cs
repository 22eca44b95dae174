using System.Net;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EconomieSociale.Pages;

/// <summary>Nobody may take fictional figures for real ones.</summary>
public sealed class DemonstrationTests
{
    private static readonly string[] Paths = ["/", "/territoires/MA", "/cooperatives", "/imports", "/nowhere"];

    [Fact]
    public async Task Every_page_says_that_the_data_are_fictional()
    {
        var folder = Directory.CreateTempSubdirectory("economie-sociale-").FullName;
        try
        {
            await Mark(folder);
            await using var app = await WebApp.StartOn(folder);
            using var client = app.Client();
            foreach (var path in Paths)
            {
                using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
                var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                Assert.Contains("Données fictives", page, StringComparison.Ordinal);
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>As the filling of the region does it: through the programme's own grain, in a process before this one.</summary>
    private static async Task Mark(string folder)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(
            [new("EconomieSociale:DataFolder", folder), new("EconomieSociale:Pack", Path.Combine(WebApp.Root, "packs", "laayoune-sakia-el-hamra"))]);
        await builder.AddEconomieSociale();
        using var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IProgrammeGrain>(IProgrammeGrain.Key).MarkDemonstration(DemonstrationState.Complete);
        await host.StopAsync();
        await host.Services.GetRequiredService<Store>().DisposeAsync();
    }
}
