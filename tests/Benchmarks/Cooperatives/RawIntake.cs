using EconomieSociale.Benchmarks.Data;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace EconomieSociale.Benchmarks.Cooperatives;

/// <summary>The statement of the raw upserts, on both databases.</summary>
internal static class RawText
{
    /// <param name="bytes">The type of a row's bytes.</param>
    public static string CreateTable(string bytes) =>
        $"create table raw_year (unit varchar(64) not null, name varchar(64) not null, payload {bytes} not null, version integer not null, primary key (unit, name))";

    public const string Upsert = "insert into raw_year (unit, name, payload, version) values ($1, $2, $3, 1) "
        + "on conflict (unit, name) do update set payload = excluded.payload, version = raw_year.version + 1";
}

/// <summary>Prepared upserts of the same bytes through Npgsql: a connection for each caller, one commit each.</summary>
internal sealed class RawPostgreSqlIntake(NpgsqlCommand[] commands, YearPayloads payloads) : IIntake
{
    public string Name => "raw upsert";

    public (int First, int Last) Timed => (1, 3);

    public static async Task<RawPostgreSqlIntake> Open(string connectionString, YearPayloads payloads)
    {
        var commands = new List<NpgsqlCommand>();
        for (var caller = 0; caller < IntakeCourse.MostCallers; caller++)
        {
            var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
            await connection.OpenAsync();
            if (caller == 0)
            {
                await using var table = new NpgsqlCommand(RawText.CreateTable("bytea"), connection);
                await table.ExecuteNonQueryAsync();
            }

            var command = new NpgsqlCommand(RawText.Upsert, connection);
            command.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar });
            command.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = YearPayloads.RowName });
            command.Parameters.Add(new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Bytea });
            await command.PrepareAsync();
            commands.Add(command);
        }

        return new([.. commands], payloads);
    }

    public Task SetUp(int caller, int unit) => Send(caller, unit, 0);

    public Task Ready() => Task.CompletedTask;

    public async Task Send(int caller, int unit, int quarter)
    {
        var parameters = commands[caller].Parameters;
        ((NpgsqlParameter<string>)parameters[0]).TypedValue = Landscape.Unit(unit);
        ((NpgsqlParameter<byte[]>)parameters[2]).TypedValue = payloads.Row(unit, quarter);
        await commands[caller].ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands)
        {
            await command.Connection!.DisposeAsync();
            await command.DisposeAsync();
        }
    }
}

/// <summary>Prepared upserts of the same bytes through the one writer that SQLite has, synchronous as the program's.</summary>
internal sealed class RawSqliteIntake : IIntake
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly SqliteConnection connection;
    private readonly SqliteCommand command;
    private readonly YearPayloads payloads;

    public RawSqliteIntake(string file, YearPayloads payloads)
    {
        this.payloads = payloads;
        connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Execute("pragma journal_mode = wal; pragma synchronous = full; " + RawText.CreateTable("blob"));
        command = connection.CreateCommand();
        command.CommandText = RawText.Upsert;
        command.Parameters.Add("$1", SqliteType.Text);
        command.Parameters.AddWithValue("$2", YearPayloads.RowName);
        command.Parameters.Add("$3", SqliteType.Blob);
        command.Prepare();
    }

    public string Name => "raw upsert";

    public (int First, int Last) Timed => (1, 3);

    public Task SetUp(int caller, int unit) => Send(caller, unit, 0);

    public Task Ready() => Task.CompletedTask;

    public async Task Send(int caller, int unit, int quarter)
    {
        await turn.WaitAsync();
        try
        {
            command.Parameters[0].Value = Landscape.Unit(unit);
            command.Parameters[2].Value = payloads.Row(unit, quarter);
            command.ExecuteNonQuery();
        }
        finally
        {
            turn.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        command.Dispose();
        connection.Dispose();
        turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Execute(string sql)
    {
        using var once = connection.CreateCommand();
        once.CommandText = sql;
        once.ExecuteNonQuery();
    }
}
