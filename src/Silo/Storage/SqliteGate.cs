using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EconomieSociale.Storage;

/// <summary>
/// The one connection to an SQLite file, given to one caller at a time. SQLite has one writer anyway; waiting here, without a thread,
/// replaces the lock polling of pooled connections, under which a few writers win and the rest wait for seconds.
/// </summary>
public sealed class SqliteGate : DbDataSource
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly SqliteConnection inner;

    public SqliteGate(string file)
    {
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        inner = new(ConnectionString);
        inner.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;");
    }

    public override string ConnectionString { get; }

    protected override DbConnection CreateDbConnection() => new GateConnection(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            turn.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Leave()
    {
        // Whatever a caller left open must not be inherited by the next one.
        if (raw.sqlite3_get_autocommit(inner.Handle) == 0)
        {
            Execute("ROLLBACK");
        }

        turn.Release();
    }

    private void Execute(string sql)
    {
        using var command = inner.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A turn at the gate. Orleans asks that connections derive from <see cref="SqliteConnection"/>; this one lends the shared one.</summary>
    private sealed class GateConnection(SqliteGate gate) : SqliteConnection
    {
        private bool entered;

        public override ConnectionState State => entered ? ConnectionState.Open : ConnectionState.Closed;

        public override void Open()
        {
            gate.turn.Wait();
            entered = true;
        }

        public override async Task OpenAsync(CancellationToken cancellationToken)
        {
            await gate.turn.WaitAsync(cancellationToken);
            entered = true;
        }

        public override SqliteCommand CreateCommand() => gate.inner.CreateCommand();

        public override void Close()
        {
            if (entered)
            {
                entered = false;
                gate.Leave();
            }
        }

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => gate.inner.BeginTransaction(deferred: false);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                Close();
            }

            base.Dispose(disposing);
        }

        public override ValueTask DisposeAsync()
        {
            Close();
            return base.DisposeAsync();
        }
    }
}
