using System.Diagnostics.Metrics;
using System.Globalization;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Storage;
using EconomieSociale.Tests.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;

namespace EconomieSociale.Tests.Storage;

/// <summary>The storage of grains without grains, on a store of its own, with a table that a test can stop.</summary>
internal sealed class RowStore : IAsyncDisposable
{
    private const string ServiceId = "rows";

    /// <summary>The state that tests write; its schema version is their value.</summary>
    public const string Name = "cooperative-2026";

    private readonly SystemOptions options;
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().AddSerializer().BuildServiceProvider();

    private RowStore(SystemOptions options)
    {
        this.options = options;
        Store = Store.Open(options);
        Table = new(IRowTable.For(Store, ServiceId));
        Commits = Another(Table);
        States = new(Store, ServiceId, Commits, services.GetRequiredService<IActivatorProvider>());
        Rows = new(Store, ServiceId);
    }

    public Store Store { get; }

    public StoppedTable Table { get; }

    public GroupCommit Commits { get; }

    public RowStorage States { get; }

    public UnitRows Rows { get; }

    public static async Task<RowStore> Open<TStore>()
        where TStore : ITestStore
    {
        var rows = new RowStore(await TStore.Create());
        await SchemaRunner.Apply(rows.Store, CancellationToken.None);
        return rows;
    }

    /// <summary>Of another process on the same store.</summary>
    public GroupCommit Another(IRowTable? table = null) =>
        new(table ?? IRowTable.For(Store, ServiceId), new(services.GetRequiredService<IMeterFactory>()), NullLogger<GroupCommit>.Instance);

    public static RowWrite Write(string unit, int value, int? version, string name = Name) =>
        new(RowKey.Of(name, GrainId.Create("cooperative", unit)), StateFormat.Write(new YearState { SchemaVersion = value }), version);

    /// <summary>What rests: value and version.</summary>
    public async Task<(int Value, int Version)> Read(string unit, string name = Name)
    {
        var state = new GrainState<YearState>();
        await States.ReadStateAsync(name, GrainId.Create("cooperative", unit), state);
        return state.RecordExists ? (state.State!.SchemaVersion, int.Parse(state.ETag!, CultureInfo.InvariantCulture)) : (0, 0);
    }

    /// <summary>A mark behind which lies all that was written so far.</summary>
    /// <remarks>The oldest open transaction of the server holds the mark back, also one of another test's database; until it ends the feed rightly gives the same again.</remarks>
    public async Task<string> MarkPast()
    {
        var mark = "";
        await Eventually.Is(0, async () => (await Rows.Changes(mark = await Rows.Watermark(CancellationToken.None), CancellationToken.None)).Count, "the mark is past every write");
        return mark;
    }

    public async ValueTask DisposeAsync()
    {
        Table.Release();
        await Commits.Close(CancellationToken.None);
        Table.Dispose();
        await Store.DisposeAsync();
        await services.DisposeAsync();
        if (options.Storage == StorageKind.Sqlite)
        {
            Directory.Delete(options.DataFolder, true);
        }
    }
}
