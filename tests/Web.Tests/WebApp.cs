using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EconomieSociale;

/// <summary>
/// The real program in a process of its own, on a free port, with a data folder that is deleted afterwards. Nothing of it is replaced for the test.
/// </summary>
public sealed partial class WebApp : IAsyncDisposable
{
    /// <summary>Orleans and the schema need some seconds on a machine that is busy with other tests.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    /// <summary>Settings of OpenTelemetry have names of their own.</summary>
    private const string Standard = "OTEL_";

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool ownsFolder;
    private bool disposing;

    private WebApp(string dataFolder, bool ownsFolder, IEnumerable<(string Key, string Value)> settings)
    {
        DataFolder = dataFolder;
        this.ownsFolder = ownsFolder;
        var start = new ProcessStartInfo("dotnet", [ProgramFile]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = dataFolder };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["EconomieSociale__DataFolder"] = dataFolder;
        foreach (var (key, value) in settings)
        {
            start.Environment[key.StartsWith(Standard, StringComparison.Ordinal) ? key : $"EconomieSociale__{key}"] = value;
        }

        process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.Exited += (_, _) => Ended();
    }

    /// <summary>Root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public string DataFolder { get; }

    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>What the program wrote so far.</summary>
    public string Log => string.Join('\n', output);

    private static string ProgramFile =>
        Path.Combine(Root, "src", "Web", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "EconomieSociale.Web.dll");

    /// <summary>Starts the program with settings such as <c>("Pack", folder)</c> and waits until it answers.</summary>
    public static Task<WebApp> Start(params (string Key, string Value)[] settings) =>
        Start(Directory.CreateTempSubdirectory("economie-sociale-").FullName, true, settings);

    /// <summary>Starts the program on a data folder that stays.</summary>
    public static Task<WebApp> StartOn(string dataFolder, params (string Key, string Value)[] settings) => Start(dataFolder, false, settings);

    /// <summary>A client in a language. It follows no redirects, so that tests see them.</summary>
    public HttpClient Client(string language = "fr")
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = BaseAddress };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        disposing = true;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
        if (ownsFolder)
        {
            Directory.Delete(DataFolder, true);
        }
    }

    private static async Task<WebApp> Start(string dataFolder, bool ownsFolder, (string Key, string Value)[] settings)
    {
        var app = new WebApp(dataFolder, ownsFolder, settings);
        app.process.Start();
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        try
        {
            // The program announces its address once the cluster is joined and the pack is in force.
            app.BaseAddress = await app.address.Task.WaitAsync(StartPatience);
            return app;
        }
        catch (TimeoutException)
        {
            var log = app.Log;
            await app.DisposeAsync();
            throw new TimeoutException($"The program did not start:\n{log}");
        }
    }

    /// <summary>A program that ends on its own makes all tests fail that use it: its last words say why.</summary>
    private void Ended()
    {
        if (!disposing && !address.TrySetException(new InvalidOperationException($"The program ended with {process.ExitCode}:\n{Log}")))
        {
            Console.Error.WriteLine($"The program ended with {process.ExitCode}:\n{string.Join('\n', output.TakeLast(50))}");
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        output.Enqueue(line);
        if (AddressLine().Match(line) is { Success: true } found)
        {
            address.TrySetResult(new(found.Groups[1].Value));
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EconomieSociale.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\s*address ""?(http://[^\s,""]+)")]
    private static partial Regex AddressLine();
}
