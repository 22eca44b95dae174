using EconomieSociale.Tests.Processes;
using Xunit;

namespace EconomieSociale.Tests.CoopsUk;

/// <summary>The program on an SQLite store into which the real files were imported twice by the command line.</summary>
public sealed class CoopsUkProgram : IAsyncLifetime
{
    private static readonly string Root = FindRoot();

    private readonly string folder = Directory.CreateTempSubdirectory("es-uk-").FullName;
    private ProgramProcess? web;

    /// <summary>The data of others lie beside the checkout and never in it.</summary>
    public static string Data { get; } = Environment.GetEnvironmentVariable("ES_COOPS_UK") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", "coops-uk"));

    /// <summary>Null where the data are absent.</summary>
    public Api? Api { get; private set; }

    public string FirstImport { get; private set; } = "";

    public string SecondImport { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(Data))
        {
            return;
        }

        FirstImport = await Import();
        SecondImport = await Import();
        var port = ProgramProcess.FreePort();
        web = ProgramProcess.Web(new Dictionary<string, string>(Settings().Concat(Tests.Api.Address(port))));
        Api = new(port);
        await Api.Ready(web);
    }

    public ValueTask DisposeAsync()
    {
        web?.Dispose();
        Api?.Dispose();
        Directory.Delete(folder, true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> Import()
    {
        string[] files = ["organisations_2016.csv", "locations.csv", "economy_2016.csv"];
        var mapping = Path.Combine(Root, "tests", "packs", "coops-uk", "mapping.json");
        using var import = ProgramProcess.Web(Settings(), ["import", .. files.Select(f => Path.Combine(Data, f)), "--mapping", mapping]);
        var exit = await import.End(TimeSpan.FromMinutes(8));
        Assert.True(exit == 0, import.Output);
        return import.Output;
    }

    private Dictionary<string, string> Settings() => new() { ["DataFolder"] = folder, ["Pack"] = Path.Combine(Root, "tests", "packs", "coops-uk") };

    private static string FindRoot()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "EconomieSociale.sln")))
        {
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return at;
    }
}
