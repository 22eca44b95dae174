using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EconomieSociale.Tests.Processes;

/// <summary>The real program in a process of its own, which can be killed as by <c>kill -9</c>.</summary>
public sealed class ProgramProcess : IDisposable
{
    private static readonly string[] Environments = ["ASPNETCORE_", "DOTNET_", "ES_"];

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly Lock ending = new();
    private int? ended;

    private ProgramProcess(string program, string[] arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[IsOwnName(name) ? name : "EconomieSociale__" + name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => output.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => output.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', output);

    /// <summary>Null while it lives. Asked at any instant, also by others than who ends it: what is disposed of could not say any more.</summary>
    public int? ExitCode
    {
        get
        {
            lock (ending)
            {
                return ended ??= process.HasExited ? process.ExitCode : null;
            }
        }
    }

    public static ProgramProcess Web(IReadOnlyDictionary<string, string> settings, params string[] arguments) => new("EconomieSociale.Web.dll", arguments, settings);

    public static ProgramProcess Silo(IReadOnlyDictionary<string, string> settings) => new("EconomieSociale.Silo.dll", [], settings);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>SIGKILL: no handler runs, nothing is saved.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public async Task<int> End(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Whether a name is one of the environment and not of a setting.</summary>
    private static bool IsOwnName(string name) => Environments.Any(e => name.StartsWith(e, StringComparison.Ordinal));

    public void Dispose()
    {
        lock (ending)
        {
            if (ended is null && !process.HasExited)
            {
                Kill();
            }

            ended ??= process.ExitCode;
            process.Dispose();
        }
    }
}
