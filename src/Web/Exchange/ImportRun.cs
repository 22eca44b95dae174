using System.Threading.Channels;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>
/// Runs an import: one reader, several workers. All rows of a unit go to the same worker in their order,
/// so that nothing depends on how fast the others are.
/// </summary>
public sealed class ImportRun(ImportPlan plan, bool dryRun, IGrainFactory grains, Pack pack, ImportErrors errors)
{
    private const int Workers = 16;
    private const int Waiting = 256;

    public ImportCounts Counts { get; } = new();

    public async Task Run(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var desks = Enumerable.Range(0, Workers).Select(_ => Channel.CreateBounded<ImportRow>(Waiting)).ToArray();
        var work = desks.Select(d => Work(d.Reader, stop)).ToArray();
        try
        {
            foreach (var file in plan.Files)
            {
                await Read(file, desks, stop.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A worker failed; its own exception follows below.
        }
        finally
        {
            foreach (var desk in desks)
            {
                desk.Writer.TryComplete();
            }
        }

        await Task.WhenAll(work);
    }

    private async Task Read(ImportFile file, Channel<ImportRow>[] desks, CancellationToken cancellation)
    {
        using var rows = new CsvRows(file.Path, file.Mapping, file.Facts.IsUtf8);
        var header = rows.Next()!;
        var mapper = new RowMapper(file.Mapping, header.Cells, pack);
        try
        {
            while (rows.Next() is { } row)
            {
                Counts.Read();
                if (row.Cells.Length != header.Cells.Length)
                {
                    Reject(file, row.Number, "", Reason.Of("row_incomplete", "", $"{row.Cells.Length}", $"{header.Cells.Length}"));
                }
                else if (Map(file, mapper, row) is { } mapped)
                {
                    await desks[Desk(mapped.Unit)].Writer.WriteAsync(mapped, cancellation);
                }
            }
        }
        catch (UnreadableRowException e)
        {
            Reject(file, e.Row, "", e.Reason);
        }
    }

    private ImportRow? Map(ImportFile file, RowMapper mapper, CsvRow row)
    {
        var mapped = mapper.Map(row.Cells, plan.Identity);
        if (mapped.Skipped)
        {
            Counts.Skip();
            return null;
        }

        var faults = mapped.UnitCode.Length == 0 || TextKey.IsValid(mapped.UnitCode)
            ? mapped.Faults
            : mapped.Faults.Add(Reason.Of("bad_code", mapper.ColumnOf("code"), mapped.UnitCode));
        if (faults.IsEmpty)
        {
            return new(file, mapper, row.Number, mapped.UnitCode, mapped.Unit, mapped.Report);
        }

        foreach (var fault in faults)
        {
            errors.Add(new(file.Name, row.Number, fault.Field, fault));
        }

        Counts.Reject();
        return null;
    }

    private async Task Work(ChannelReader<ImportRow> rows, CancellationTokenSource stop)
    {
        try
        {
            var desk = new ImportDesk(plan.Identity, dryRun, grains, Counts, errors);
            while (await rows.WaitToReadAsync(stop.Token))
            {
                while (rows.TryRead(out var first))
                {
                    var batch = new List<ImportRow> { first };

                    // The next row is waited for: how fast a file is read must not decide whether its rows become one report.
                    while (batch.Count < ImportDesk.MaxBatch && await rows.WaitToReadAsync(stop.Token)
                        && rows.TryPeek(out var next) && next.Unit == first.Unit && rows.TryRead(out next))
                    {
                        batch.Add(next);
                    }

                    await desk.Take(batch);
                }
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private void Reject(ImportFile file, int row, string column, Reason reason)
    {
        errors.Add(new(file.Name, row, column, reason));
        Counts.Reject();
    }

    /// <summary>A hash that is the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static int Desk(string unit) => unit.Aggregate(17, (h, c) => unchecked((h * 31) + c)) & (Workers - 1);
}
