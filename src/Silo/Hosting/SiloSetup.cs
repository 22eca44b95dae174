using System.Net;
using System.Net.Sockets;
using EconomieSociale.Alerts;
using EconomieSociale.Delivery;
using EconomieSociale.Reports;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace EconomieSociale.Hosting;

/// <summary>What makes a host a silo of this system.</summary>
public static class SiloSetup
{
    public static ISiloBuilder UseEconomieSociale(this ISiloBuilder silo, SystemOptions options, Store store)
    {
        silo.Services.AddSingleton(options.Areas);
        silo.Services.AddSingleton(options.Delivery);
        if (options.HasAdministrator)
        {
            silo.AddDashboard(o => o.HideTrace = true);
        }

        silo.AddPropagation();
        silo.Services.AddHostedService<AlertWatch>();
        silo.UseStore(store, options.ServiceId);

        // An area reads its units before it answers, and a whole nation may wake at once: they take turns at the storage.
        silo.Configure<GrainCollectionOptions>(o => o.ActivationTimeout = TimeSpan.FromMinutes(10));
        silo.Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = (options.ServiceId, options.ClusterId));
        if (options.Mode == SystemMode.Embedded)
        {
            silo.UseLocalhostClustering(FreePort(), gatewayPort: 0, serviceId: options.ServiceId, clusterId: options.ClusterId);
            return silo;
        }

        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (store.Invariant, store.ConnectionString));

        // A crashed silo is noticed in about 1.5 s and a hung one in 12 s: measured, reference/orleans.md §2.
        // A silo that joins waits for every other that said "I am alive" within three of these periods, also for one that died with all the rest: 15 s and not 90.
        silo.Configure<ClusterMembershipOptions>(o => (o.ProbeTimeout, o.IAmAliveTablePublishTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)));
        return options.AdvertisedAddress is { } address
            ? silo.ConfigureEndpoints(IPAddress.Parse(address), options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: false)
            : silo.ConfigureEndpoints(options.SiloPort, options.GatewayPort);
    }

    /// <summary>Grain states and the archive of units on one store; the same code for both kinds.</summary>
    public static ISiloBuilder UseStore(this ISiloBuilder silo, Store store, string serviceId)
    {
        silo.Services.AddSingleton(s => new GroupCommit(
            IRowTable.For(store, serviceId), s.GetRequiredService<CommitMeter>(), s.GetRequiredService<ILogger<GroupCommit>>()));
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<GroupCommit>());
        silo.Services.AddSingleton(s => new RowStorage(store, serviceId, s.GetRequiredService<GroupCommit>(), s.GetRequiredService<IActivatorProvider>()));
        silo.Services.AddKeyedSingleton<IGrainStorage>(Stores.Main, (s, _) => s.GetRequiredService<RowStorage>());
        silo.Services.AddSingleton(new UnitRows(store, serviceId));
        silo.Services.AddSingleton<IUnitArchive, UnitArchive>();
        silo.Services.AddSingleton(s => new UnitFeed(
            s.GetRequiredService<UnitRows>(),
            s.GetRequiredService<AreaOptions>().CatchUpEvery,
            s.GetRequiredService<FeedMeter>(),
            TimeProvider.System,
            s.GetRequiredService<ILogger<UnitFeed>>()));
        silo.Services.AddSingleton<IUnitFeed>(s => s.GetRequiredService<UnitFeed>());
        silo.Services.AddMetrics().AddSingleton<TotalsMeter>().AddSingleton<ReportsMeter>().AddSingleton<FeedMeter>().AddSingleton<CommitMeter>();
        silo.Services.TryAddSingleton(AreaOptions.Default);
        silo.Services.TryAddSingleton(DeliveryTerms.Usual);
        return silo;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
