using System.Text.Json;
using System.Text.Json.Serialization;
using EconomieSociale.Exchange;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace EconomieSociale.Hosting;

/// <summary>What every host of this program needs, with pages or on the command line: settings, log, pack, and silo or client.</summary>
public static class WebSetup
{
    /// <summary>Prepares the host. In the modes with a silo the schema is brought up to date here, before anything starts.</summary>
    public static async Task<SystemOptions> AddEconomieSociale(this IHostApplicationBuilder builder)
    {
        var options = SystemOptions.From(builder.Configuration);
        var services = builder.Services;
        services.AddLog(options);
        builder.AddTelemetry(options);
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(PackFolder.Load(options));
        services.AddSingleton<Announcement>();
        services.AddSingleton<ImportFolder>();
        services.AddSingleton<ImportJob>();
        services.AddSingleton<CatalogueComparison>();
        if (options.Mode == SystemMode.Client)
        {
            builder.UseClient(options);
            return options;
        }

        var store = Store.Open(options);
        await SchemaRunner.Apply(store, CancellationToken.None);
        services.AddSingleton(_ => store);
        builder.UseOrleans(silo =>
        {
            silo.UseEconomieSociale(options, store);
            if (options.Mode == SystemMode.Cluster)
            {
                silo.AddOutgoingGrainCallFilter<CallPatience>();
            }
        });
        services.AddSingleton(s => DemonstrationFile.Load(options, s.GetRequiredService<Pack>()));
        services.AddSingleton<DemonstrationFilling>();
        return options;
    }

    /// <summary>JSON of the API: camelCase, enumerations by name.</summary>
    public static IServiceCollection AddJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(o =>
    {
        o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        o.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    })
    .Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true); // so that the error says where the JSON is wrong

    private static void UseClient(this IHostApplicationBuilder builder, SystemOptions options)
    {
        var connection = options.ConnectionString ?? throw new SetupException("storage_without_connection", "EconomieSociale__ConnectionString");
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = (options.ServiceId, options.ClusterId));
            client.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connection));

            if (options.HasAdministrator)
            {
                client.AddDashboard(o => o.HideTrace = true);
            }

            client.AddPropagation();
            client.AddOutgoingGrainCallFilter<CallPatience>();

            // The web may start before the silos: it waits for them.
            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
                return true;
            });

            // A call to a silo that died ends after this long: reference/orleans.md §2.
            client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(5));
        });
    }
}
