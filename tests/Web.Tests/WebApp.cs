using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace EconomieSociale.Tests;

/// <summary>The real program on a free port with an SQLite store of its own.</summary>
public class WebApp : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("es-web-").FullName;
    private readonly ConcurrentQueue<string> output = new();
    private Process process = null!;

    public Uri Address { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Small, so that a test of the limit is quick.</summary>
    public int MaxUploadBytes => 2 * 1024 * 1024;

    public virtual async ValueTask InitializeAsync()
    {
        Address = new($"http://localhost:{FreePort()}");
        Http = new() { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EconomieSociale.Web.dll")]) { RedirectStandardOutput = true,
            RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["EconomieSociale__DataFolder"] = folder;
        start.Environment["EconomieSociale__MaxUploadBytes"] = $"{MaxUploadBytes}";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => output.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => output.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Ready();
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Http.Dispose();
        Directory.Delete(folder, true);
        GC.SuppressFinalize(this);
    }

    private async Task Ready()
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            try
            {
                if ((await Http.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The web was not ready within 60 s: {string.Join('\n', output)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
