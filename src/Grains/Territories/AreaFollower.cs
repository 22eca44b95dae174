using EconomieSociale.Columns;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Storage;

namespace EconomieSociale.Territories;

/// <summary>Takes what the feed delivers and reads the units of which an area has not heard: their messages were lost, or are still on their way.</summary>
internal sealed class AreaFollower(AreaBook book, AreaKey key, Pack pack, IUnitArchive archive, UnitSubscription subscription, TotalsMeter meter)
{
    private Task running = Task.CompletedTask;

    /// <summary>
    /// Brings the book up to what was delivered; nothing to do is the rule. Calls that interleave take turns: nobody answers while another still reads what both
    /// must know.
    /// </summary>
    public Task CatchUp(CancellationToken cancellation = default) =>
        running.IsCompleted && !subscription.IsWaiting ? Task.CompletedTask : running = After(running, cancellation);

    private async Task After(Task before, CancellationToken cancellation)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext); // who asked first hears of its failure
        while (subscription.TryTake(out var changes))
        {
            try
            {
                await Take(changes, cancellation);
            }
            catch
            {
                subscription.Deliver(changes); // not taken: the next who asks reads it
                throw;
            }
        }
    }

    private async Task Take(IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        var missed = changes.Where(IsMissed).Select(c => c.Unit).Distinct(StringComparer.Ordinal).ToArray();
        if (missed.Length > 0)
        {
            await Read(missed, cancellation);
            meter.Repaired(missed.Length);
        }
    }

    /// <summary>Reads units from their rows again.</summary>
    public async Task Read(IReadOnlyCollection<string> units, CancellationToken cancellation)
    {
        await foreach (var unit in archive.Read(units, cancellation))
        {
            book.Apply(unit);
        }
    }

    /// <summary>Hears no more.</summary>
    public void End() => subscription.Dispose();

    /// <summary>A unit that is not held is looked at only when its profile says that it concerns this area.</summary>
    private bool IsMissed(RowChange change) => book.Knows(change.Unit)
        ? book.IsBehind(change.Unit, change.Row)
        : change.Profile is { } unit && Concerned(unit).Contains(key);

    private IEnumerable<AreaKey> Concerned(OrganisationUnit unit) =>
        unit.Commune.Concerned().Select(c => pack.Territory.Find(c)).OfType<Division>().Select(c => AreaKey.Of(pack.Territory.AreaOf(c), unit.Code));
}
