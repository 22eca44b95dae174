using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using EconomieSociale.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace EconomieSociale.Benchmarks.Hosting;

/// <summary>The program as it runs embedded: one silo in this process, set up by its own code, asked through the silo's own grain factory as the web does.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    /// <summary>A nation of a million is read by its areas in minutes, and nothing that was read may fall asleep.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private readonly IHost host;

    private BenchmarkHost(IHost host, Store store)
    {
        this.host = host;
        Store = store;
    }

    public Store Store { get; }

    public IServiceProvider Services => host.Services;

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<BenchmarkHost> Start(SystemOptions options, Pack pack, Action<ISiloBuilder>? configure = null)
    {
        var store = Store.Open(options);
        await SchemaRunner.Apply(store, CancellationToken.None);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton(options).AddSingleton(pack).AddSingleton(TimeProvider.System);
        builder.UseOrleans(silo =>
        {
            silo.UseEconomieSociale(options, store);
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = o.SystemResponseTimeout = Patience);
            silo.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = Patience);
            silo.Configure<GrainCollectionOptions>(o => (o.CollectionAge, o.ActivationTimeout) = (Patience, Patience));
            silo.Services.AddSingleton(options.Areas with { Patience = Patience });
            configure?.Invoke(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host, store);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await Store.DisposeAsync();
    }
}
