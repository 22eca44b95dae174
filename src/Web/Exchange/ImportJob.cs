using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>One import from order to end, with its progress told to its grain. Repeating it is safe at any point.</summary>
public sealed partial class ImportJob(IGrainFactory grains, Pack pack, ImportFolder folder, TimeProvider clock, ILogger<ImportJob> log)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <summary>Puts an import on the list, waiting.</summary>
    public async Task<ImportProgress> Announce(ImportOrder order)
    {
        var progress = new ImportProgress(
            order.Id, ImportState.Waiting, order.DryRun, [.. order.Files.Select(f => Path.GetFileName(f))], 0, 0, 0, 0, 0, 0, clock.GetUtcNow(), clock.GetUtcNow(), []);
        await grains.GetGrain<IImportGrain>(order.Id).Tell(progress);
        await grains.GetGrain<IImportListGrain>(IImportListGrain.Key).Add(order.Id);
        return progress;
    }

    public async Task<ImportProgress> Run(ImportOrder order, Action<ImportProgress>? show, CancellationToken cancellation)
    {
        var progress = await grains.GetGrain<IImportGrain>(order.Id).Get() ?? await Announce(order);
        progress = await Tell(progress with { State = ImportState.Checking });
        var (plan, faults) = await ImportPlan.Check(order.Mapping, order.Files, pack, cancellation);
        if (plan is null)
        {
            LogRefused(order.Id, faults.Length);
            return await Tell(progress with { State = ImportState.Refused, Faults = faults });
        }

        Directory.CreateDirectory(folder.Of(order.Id));
        await using var errors = new ImportErrors(folder.Errors(order.Id));
        var run = new ImportRun(plan, order.DryRun, grains, pack, errors);
        progress = await Tell(progress with { State = ImportState.Running, RowsTotal = plan.Rows });
        var work = run.Run(cancellation);
        while (await Task.WhenAny(work, Task.Delay(Beat, clock, cancellation)) != work)
        {
            progress = await Tell(run.Counts.Fill(progress));
            show?.Invoke(progress);
        }

        // Whoever reads "completed" must find the last error in the file.
        await errors.DisposeAsync();
        return await End(order, run.Counts.Fill(progress), work);
    }

    private async Task<ImportProgress> End(ImportOrder order, ImportProgress progress, Task work)
    {
        try
        {
            await work;
            LogCompleted(order.Id, order.DryRun, progress.RowsRead, progress.RowsAccepted, progress.RowsUnchanged, progress.RowsRejected);
            return await Tell(progress with { State = ImportState.Completed });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(order.Id, e);
            return await Tell(progress with { State = ImportState.Failed, Faults = [Reason.Of("import_interrupted", "")] });
        }
    }

    private async Task<ImportProgress> Tell(ImportProgress progress)
    {
        var told = progress with { UpdatedAt = clock.GetUtcNow() };
        await grains.GetGrain<IImportGrain>(told.Id).Tell(told);
        return told;
    }

    [LoggerMessage(Level = LogLevel.Information,
        Message = "Import {Import} completed (dry run: {DryRun}): {Read} rows read, {Accepted} accepted, {Unchanged} unchanged, {Rejected} rejected")]
    private partial void LogCompleted(string import, bool dryRun, long read, long accepted, long unchanged, long rejected);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import {Import} was refused as a whole: {Faults} faults")]
    private partial void LogRefused(string import, int faults);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Import} was interrupted; it can be repeated")]
    private partial void LogFailed(string import, Exception exception);
}
