using System.Diagnostics;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Benchmarks.Storage;
using Npgsql;
using NpgsqlTypes;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>The population in a table of PostgreSQL with indexes, and in a materialised view; loaded once and kept for the next run.</summary>
internal sealed class PostgreSqlTable : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly Dictionary<(Topic Topic, bool View), NpgsqlCommand> commands = [];

    private PostgreSqlTable(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<PostgreSqlTable> Open(PostgreSqlServer server, Population population, bool fresh, Output output)
    {
        var connection = new NpgsqlConnection(await server.Database($"es_bench_{population.Units}", fresh));
        await connection.OpenAsync();
        if (await PostgreSqlServer.Number(connection, "select count(*) from pg_tables where tablename = 'loaded'") == 0)
        {
            await Load(connection, population, output);
        }

        if (await PostgreSqlServer.Number(connection, $"select count(*) from pg_attribute where attrelid = to_regclass('{SqlText.View}') and attname = '{Flag.Asked.Column}'") == 0)
        {
            await MakeView(connection, output);
        }

        var heap = await PostgreSqlServer.Number(connection, $"select pg_relation_size('{SqlText.Table}')");
        var indexes = await PostgreSqlServer.Number(connection, $"select pg_indexes_size('{SqlText.Table}')");
        output.Say($"PostgreSQL: {(double)heap / population.Contributions:N0} bytes a report and {(double)indexes / population.Contributions:N0} of indexes");
        return new(connection);
    }

    public SqlContender<decimal> Indexed => new("PG", _ => true, q => Command(q, view: false), sum => (Int128)sum);

    public SqlContender<decimal> Viewed => new("MV", t => t is not (Topic.AdHocByCommune or Topic.WorstTwenty), q => Command(q, view: true), sum => (Int128)sum);

    /// <summary>How long the view takes to hear of a new report.</summary>
    public async Task<TimeSpan> Refresh()
    {
        var watch = Stopwatch.StartNew();
        await PostgreSqlServer.Execute(connection, $"refresh materialized view {SqlText.View}");
        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private NpgsqlCommand Command(Question question, bool view)
    {
        var parameters = SqlText.Parameters(question);
        if (!commands.TryGetValue((question.Topic, view), out var command))
        {
            command = new NpgsqlCommand(SqlText.Ask(question.Topic, "numeric", view), connection) { CommandTimeout = 0 };
            foreach (var _ in parameters)
            {
                command.Parameters.Add(new NpgsqlParameter<short> { NpgsqlDbType = NpgsqlDbType.Smallint });
            }

            command.Prepare();
            commands[(question.Topic, view)] = command;
        }

        foreach (var (i, value) in parameters.Index())
        {
            ((NpgsqlParameter<short>)command.Parameters[i]).TypedValue = value;
        }

        return command;
    }

    private static async Task Load(NpgsqlConnection connection, Population population, Output output)
    {
        var watch = Stopwatch.StartNew();

        // In one transaction with its table a copy writes no log, where the server need not send one.
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await PostgreSqlServer.Execute(connection, $"drop table if exists {SqlText.Table} cascade; {SqlText.CreateTable}");
            await Copy(connection, population);
            await transaction.CommitAsync();
        }

        output.Say($"PostgreSQL: {population.Contributions:N0} reports copied in {watch.Elapsed.TotalSeconds:N1} s");
        foreach (var sql in (string[])
        [
            $"alter table {SqlText.Table} add primary key (coop, quarter)",
            $"create index on {SqlText.Table} (quarter, region)",
            $"create index on {SqlText.Table} (region, quarter)",
            $"create index on {SqlText.Table} (quarter, assoc, sector)",
            $"vacuum (analyze, freeze) {SqlText.Table}",
            "create table loaded ()",
            "checkpoint",
        ])
        {
            await PostgreSqlServer.Execute(connection, sql);
        }

        output.Say($"PostgreSQL: loaded with indexes in {watch.Elapsed.TotalSeconds:N1} s");
    }

    private static async Task MakeView(NpgsqlConnection connection, Output output)
    {
        var watch = Stopwatch.StartNew();
        foreach (var sql in (string[])
        [
            $"drop materialized view if exists {SqlText.View}",
            SqlText.CreateView,
            $"create index on {SqlText.View} (quarter, region)",
            $"create index on {SqlText.View} (region, quarter)",
            $"vacuum analyze {SqlText.View}",
        ])
        {
            await PostgreSqlServer.Execute(connection, sql);
        }

        output.Say($"PostgreSQL: materialised view made in {watch.Elapsed.TotalSeconds:N1} s");
    }

    /// <summary>By quarter, region, province and commune: the best case for everybody who reads pages.</summary>
    private static async Task Copy(NpgsqlConnection connection, Population population)
    {
        var columns = string.Join(", ", SqlText.Keys.Select(k => k.Name).Concat(Measures.Names));
        await using var writer = await connection.BeginBinaryImportAsync($"copy {SqlText.Table} ({columns}) from stdin (format binary)");
        var values = new long[Measures.Count];
        for (var quarter = 0; quarter < Landscape.Quarters; quarter++)
        {
            foreach (var unit in population.Ordered)
            {
                Measures.Fill(unit, quarter, values);
                await writer.StartRowAsync();
                await writer.WriteAsync(unit, NpgsqlDbType.Integer);
                foreach (var key in SqlText.KeyValues(quarter, population.Of(unit), Measures.Size(values)))
                {
                    await writer.WriteAsync(key, NpgsqlDbType.Smallint);
                }

                foreach (var value in values)
                {
                    await writer.WriteAsync(value, NpgsqlDbType.Bigint);
                }
            }
        }

        await writer.CompleteAsync();
    }
}
