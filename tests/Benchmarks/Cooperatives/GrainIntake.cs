using System.Collections.Concurrent;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Benchmarks.Storage;
using EconomieSociale.Benchmarks.Territories;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace EconomieSociale.Benchmarks.Cooperatives;

/// <summary>The running program that grains and their storage are timed in; it can be started anew in between.</summary>
internal sealed class IntakeHost(SystemOptions options, Population population) : IAsyncDisposable
{
    private BenchmarkHost? host;

    public IGrainFactory Grains => host!.Grains;

    public IGrainStorage Storage { get; private set; } = null!;

    /// <summary>Puts every cooperative to sleep, and wakes the areas.</summary>
    public async Task Start()
    {
        await DisposeAsync();
        host = await BenchmarkHost.Start(options, BenchmarkPack.For(population));
        Storage = host.Services.GetRequiredKeyedService<IGrainStorage>(Stores.Main);
        await Grains.WakeAreas();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }
}

/// <summary>The storage of the grains without the grains: JSON and statements that commit together what waits.</summary>
internal sealed class ProviderIntake(IntakeHost host, YearPayloads payloads) : IIntake
{
    private readonly ConcurrentDictionary<int, string?> tags = new();

    public string Name => "storage provider alone";

    public (int First, int Last) Timed => (1, 3);

    public Task SetUp(int caller, int unit) => Send(caller, unit, 0);

    public Task Ready() => Task.CompletedTask;

    public async Task Send(int caller, int unit, int quarter)
    {
        var row = new GrainState<YearState>(new() { Book = payloads.Book(unit, quarter) }, tags.GetValueOrDefault(unit)) { RecordExists = quarter > 0 };
        await host.Storage.WriteStateAsync(YearPayloads.RowName, BenchmarkStore.GrainOf(unit), row);
        tags[unit] = row.ETag;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>What the grains of units are asked to do, and how they are when they are asked.</summary>
internal enum IntakeCase
{
    /// <summary>The year has begun: one write for each report.</summary>
    OpenYear = 1,

    /// <summary>All four reports of a year: the first one writes the unit's own row too.</summary>
    WholeYear = 2,

    /// <summary>The unit is read from its rows first.</summary>
    Asleep = 3,

    /// <summary>A report that was sent before: everything but the write.</summary>
    Repeated = 4,
}

/// <summary>Reports through the grains of units, as the web sends them: acknowledged when durable and told to the area.</summary>
internal sealed class GrainIntake(IntakeCase intakeCase, IntakeHost host, YearPayloads payloads) : IIntake
{
    public string Name => intakeCase switch
    {
        IntakeCase.OpenYear => "grains",
        IntakeCase.WholeYear => "grains, whole year",
        IntakeCase.Asleep => "grains, asleep",
        _ => "grains, nothing to write",
    };

    public (int First, int Last) Timed => intakeCase switch
    {
        IntakeCase.OpenYear => (1, 3),
        IntakeCase.WholeYear => (0, 3),
        IntakeCase.Asleep => (1, 1),
        _ => (0, 0),
    };

    public async Task SetUp(int caller, int unit)
    {
        await ReportCommands.Register(host.Grains, unit, payloads.Traits(unit));
        if (intakeCase != IntakeCase.WholeYear)
        {
            await payloads.Submit(host.Grains, unit, 0);
        }
    }

    public Task Ready() => intakeCase == IntakeCase.Asleep ? host.Start() : Task.CompletedTask;

    public Task Send(int caller, int unit, int quarter) => payloads.Submit(host.Grains, unit, quarter);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
