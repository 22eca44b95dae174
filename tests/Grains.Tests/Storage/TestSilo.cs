using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace EconomieSociale.Tests.Storage;

/// <summary>Silos in this process on a real store, which can be restarted as after a crash: nothing but the store survives.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly SystemOptions options;
    private readonly Pack pack;
    private readonly TimeProvider clock;
    private readonly int silos;
    private readonly Action<ISiloBuilder> configure;
    private InProcessTestCluster cluster = null!;

    private TestSilo(SystemOptions options, Pack pack, TimeProvider clock, int silos, Action<ISiloBuilder> configure)
    {
        this.options = options;
        this.pack = pack;
        this.clock = clock;
        this.silos = silos;
        this.configure = configure;
    }

    public Store Store { get; private set; } = null!;

    public IGrainFactory Grains => cluster.Client;

    /// <summary>The services of the first silo.</summary>
    public IServiceProvider Services => cluster.Silos[0].ServiceProvider;

    public IUnitArchive Archive => Services.GetRequiredService<IUnitArchive>();

    public static async Task<TestSilo> Start<TStore>(Pack? pack = null, TimeProvider? clock = null, int silos = 1, Action<ISiloBuilder>? configure = null)
        where TStore : ITestStore
    {
        var silo = new TestSilo(await TStore.Create(), pack ?? TestPacks.Default, clock ?? TimeProvider.System, silos, configure ?? (_ => { }));
        await silo.Start();
        return silo;
    }

    /// <summary>Ends all activations without a chance to save, and starts again on the same store.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (options.Storage == StorageKind.Sqlite)
        {
            Directory.Delete(options.DataFolder, true);
        }
    }

    private async Task Start()
    {
        Store = Store.Open(options);
        await SchemaRunner.Apply(Store, CancellationToken.None);
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.Options.ServiceId = options.ServiceId;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseStore(Store, options.ServiceId);
            silo.Services.AddSingleton(pack).AddSingleton(clock).AddSingleton(Store);
            configure(silo);
        });
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    private async Task Stop()
    {
        foreach (var silo in cluster.Silos.ToArray())
        {
            await cluster.KillSiloAsync(silo);
        }

        await cluster.DisposeAsync();
        await Store.DisposeAsync();
    }
}
