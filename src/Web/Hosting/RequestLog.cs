using Serilog;
using Serilog.Events;

namespace EconomieSociale.Hosting;

/// <summary>One line a request: method, path, status, duration, id. No query (a search may hold a name), no address, no body.</summary>
public static class RequestLog
{
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(o =>
    {
        o.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0} ms ({TraceIdentifier})";
        o.EnrichDiagnosticContext = (diagnostics, context) => diagnostics.Set("TraceIdentifier", context.TraceIdentifier);
        o.GetLevel = (context, _, error) => Level(context, error);
    });

    /// <summary>A probe is no news, also when it hears "not ready"; nor is the dashboard, which asks every second.</summary>
    private static LogEventLevel Level(HttpContext context, Exception? error) => context switch
    {
        _ when error is not null => LogEventLevel.Error,
        _ when context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) => LogEventLevel.Debug,
        { Response.StatusCode: >= 500 } => LogEventLevel.Error,
        { Response.StatusCode: < 400 } when context.Request.Path.StartsWithSegments(OperatorPages.Root, StringComparison.Ordinal) => LogEventLevel.Debug,
        _ => LogEventLevel.Information,
    };
}
