using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace EconomieSociale.Hosting;

/// <summary>Logging of every process: readable on the console, compact JSON in a rolling file where one is set.</summary>
public static class LogSetup
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>Fourteen days of files of at most 100 MB.</summary>
    private const long MaxFileBytes = 100 * 1024 * 1024;

    public static IServiceCollection AddLog(this IServiceCollection services, SystemOptions options) => services.AddSerilog(log =>
    {
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Orleans", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error) // keys rest in the data folder, like everything else
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture);
        if (options.LogFile is { } file)
        {
            log.WriteTo.File(
                new CompactJsonFormatter(), file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, fileSizeLimitBytes: MaxFileBytes, rollOnFileSizeLimit: true);
        }
    });
}
