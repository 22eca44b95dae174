using System.Diagnostics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>The population in a file of DuckDB, in this process, with two threads; loaded once and kept for the next run.</summary>
internal sealed class DuckDbTable : IAsyncDisposable
{
    private const int Threads = 2;
    private const string MemoryLimit = "4GB";

    private readonly DuckDBConnection connection;
    private readonly HashSet<Topic> prepared = [];

    private DuckDbTable(DuckDBConnection connection) => this.connection = connection;

    public static async Task<DuckDbTable> Open(Population population, bool fresh, Output output)
    {
        var file = Path.Combine(BenchmarkFolder.Path, $"{population.Units}.duckdb");
        if (fresh)
        {
            File.Delete(file);
        }

        var connection = new DuckDBConnection($"Data Source={file}");
        await connection.OpenAsync();
        Execute(connection, $"set threads = {Threads}; set memory_limit = '{MemoryLimit}'; create table if not exists loaded (units integer)");
        await using var known = connection.CreateCommand();
        known.CommandText = "select count(*) from loaded";
        if ((long)(await known.ExecuteScalarAsync())! == 0)
        {
            Load(connection, population, output);
        }

        output.Say($"DuckDB: {(double)new FileInfo(file).Length / population.Contributions:N0} bytes a report");
        return new(connection);
    }

    public SqlContender<DuckDBHugeInt> Contender => new("DuckDB", _ => true, Command, sum => new((ulong)sum.Upper, sum.Lower));

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    /// <summary>The driver parses every text anew, so the statement is prepared in SQL and executed by name.</summary>
    private DuckDBCommand Command(Question question)
    {
        var name = $"q{(int)question.Topic}";
        if (prepared.Add(question.Topic))
        {
            Execute(connection, $"prepare {name} as {SqlText.Ask(question.Topic, "hugeint")}");
        }

        var command = connection.CreateCommand();
        command.CommandText = $"execute {name}({string.Join(", ", SqlText.Parameters(question))})";
        return command;
    }

    private static void Load(DuckDBConnection connection, Population population, Output output)
    {
        var watch = Stopwatch.StartNew();
        Execute(connection, $"drop table if exists {SqlText.Table}; {SqlText.CreateTable}");
        using (var appender = connection.CreateAppender(SqlText.Table))
        {
            var values = new long[Measures.Count];
            for (var quarter = 0; quarter < Landscape.Quarters; quarter++)
            {
                foreach (var unit in population.Ordered)
                {
                    Measures.Fill(unit, quarter, values);
                    var row = appender.CreateRow().AppendValue((int?)unit);
                    foreach (var key in SqlText.KeyValues(quarter, population.Of(unit), Measures.Size(values)))
                    {
                        row.AppendValue((short?)key);
                    }

                    foreach (var value in values)
                    {
                        row.AppendValue((long?)value);
                    }

                    row.EndRow();
                }
            }
        }

        Execute(connection, $"insert into loaded values ({population.Units}); checkpoint");
        output.Say($"DuckDB: {population.Contributions:N0} reports appended in {watch.Elapsed.TotalSeconds:N1} s");
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
