using EconomieSociale.Localisation;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace EconomieSociale.Hosting;

/// <summary>The program in this process, where its parts can be made to fail. What needs no failure is tested on <see cref="WebApp"/>.</summary>
public sealed class HostedApp : WebApplicationFactory<Names>, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("economie-sociale-");

    /// <summary>The area that does not answer; null for none.</summary>
    public string? Absent { get; set; }

    public StoppedFeed Feed { get; } = new();

    public ValueTask InitializeAsync()
    {
        _ = Server;
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("EconomieSociale:DataFolder", folder.FullName);
        builder.ConfigureTestServices(services => services
            .AddSingleton<IUnitFeed>(Feed)
            .AddSingleton<IIncomingGrainCallFilter>(new Filter(this)));
    }

    /// <summary>Delivers nothing, and is as far behind as it is told.</summary>
    public sealed class StoppedFeed : IUnitFeed
    {
        public TimeSpan Lag { get; set; }

        public Task<UnitSubscription> Subscribe(bool profilesOnly, CancellationToken cancellation) => Task.FromResult(new UnitSubscription(_ => { }));
    }

    private sealed class Filter(HostedApp app) : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) =>
            app.Absent is { } absent && context.InterfaceMethod?.DeclaringType == typeof(ITerritoryGrain) ? throw new AreaUnavailableException(absent) : context.Invoke();
    }
}
