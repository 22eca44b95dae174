using EconomieSociale.Alerts;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using Orleans.Runtime;
using Orleans.Storage;

namespace EconomieSociale.Cooperatives;

/// <summary>The row of what people do for a unit, read when first needed. It is replaced in memory only after it was written.</summary>
internal sealed class CareRow(IGrainStorage storage, GrainId grain)
{
    private GrainState<CareState>? row;

    /// <summary>Of a row that was read or written.</summary>
    public RowStamp Stamp => new(RowStamp.Care, Commits.Version(row?.ETag));

    public async Task<CareBook> Read()
    {
        if (row is null)
        {
            var read = new GrainState<CareState>(new CareState());
            await storage.ReadStateAsync(CareState.Name, grain, read);
            row = read;
        }

        return row.State?.Care ?? CareBook.Empty;
    }

    /// <summary>Writes the book. When it fails the row is forgotten, to be read again, and the caller learns it.</summary>
    public async Task Write(CareBook care)
    {
        await Read();
        var next = new GrainState<CareState>(new CareState { Care = care }, row!.ETag) { RecordExists = row.RecordExists };
        row = null;
        await storage.WriteStateAsync(CareState.Name, grain, next);
        row = next;
    }
}
