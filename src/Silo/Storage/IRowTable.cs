using EconomieSociale.Hosting;

namespace EconomieSociale.Storage;

/// <summary>The table of states in a database.</summary>
internal interface IRowTable
{
    /// <summary>Writes rows of different keys in one transaction, and keeps its thread until they are durable.</summary>
    /// <param name="rows">In the order of their keys.</param>
    /// <returns>For each whether it was written: a row whose version is another stays as it is and hinders no other.</returns>
    bool[] Write(RowWrite[] rows);

    /// <summary>True if the database itself refused the statement, so that surely nothing of it was written.</summary>
    bool IsRefusal(Exception exception);

    static IRowTable For(Store store, string serviceId) =>
        store.Kind == StorageKind.Sqlite ? new SqliteRowTable(store.Writers, serviceId) : new PostgreSqlRowTable(store.Writers, serviceId);
}
