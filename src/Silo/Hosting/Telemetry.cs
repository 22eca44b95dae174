using EconomieSociale.Territories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EconomieSociale.Hosting;

/// <summary>
/// Metrics and traces of a process, sent by OTLP where the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; without it nothing is collected and nothing sent.
/// The other standard variables (protocol, headers, interval, sampler, resource) hold too.
/// </summary>
public static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters = ["EconomieSociale.*", "Microsoft.Orleans", "Npgsql", "System.Runtime"];

    private static readonly string[] Sources = [AreaTrace.Name, "Microsoft.Orleans.Application", "Npgsql"];

    public static void AddTelemetry(this IHostApplicationBuilder builder, SystemOptions options)
    {
        if (!IsWanted(builder.Configuration))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(options.ServiceId).AddEnvironmentVariableDetector())
            .WithMetrics(m => m.AddMeter(Meters).AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithTracing(t => t.AddSource(Sources)
                .AddAspNetCoreInstrumentation(o => o.Filter = c => !c.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddOtlpExporter());
    }

    /// <summary>A trace goes along with the calls of grains. Only where traces are collected: every call pays for it.</summary>
    public static void AddPropagation(this ISiloBuilder silo)
    {
        if (IsWanted(silo.Configuration))
        {
            silo.AddActivityPropagation();
        }
    }

    /// <inheritdoc cref="AddPropagation(ISiloBuilder)"/>
    public static void AddPropagation(this IClientBuilder client)
    {
        if (IsWanted(client.Configuration))
        {
            client.AddActivityPropagation();
        }
    }

    private static bool IsWanted(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[Endpoint]);
}
