namespace EconomieSociale.Exchange;

/// <summary>What became of the rows so far. Counted by several workers at once.</summary>
public sealed class ImportCounts
{
    private long read;
    private long accepted;
    private long rejected;
    private long unchanged;
    private long skipped;

    public void Read() => Interlocked.Increment(ref read);

    public void Accept() => Interlocked.Increment(ref accepted);

    public void Reject() => Interlocked.Increment(ref rejected);

    public void Keep() => Interlocked.Increment(ref unchanged);

    public void Skip() => Interlocked.Increment(ref skipped);

    public ImportProgress Fill(ImportProgress progress) => progress with
    {
        RowsRead = Interlocked.Read(ref read),
        RowsAccepted = Interlocked.Read(ref accepted),
        RowsRejected = Interlocked.Read(ref rejected),
        RowsUnchanged = Interlocked.Read(ref unchanged),
        RowsSkipped = Interlocked.Read(ref skipped),
    };
}
