using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using EconomieSociale.Cooperatives;
using EconomieSociale.Territories;

namespace EconomieSociale.Storage;

/// <summary>
/// Says which rows of units were written, from the storage itself: whoever holds something that follows from units repairs by it what no message told.
/// One reader asks the storage for all subscribers of a silo.
/// </summary>
public interface IUnitFeed
{
    /// <summary>
    /// From when this returns, every row that is written is delivered, by and by and perhaps more than once. What was written before is there to be read:
    /// so subscribe first and then read.
    /// </summary>
    /// <param name="profilesOnly">True for whoever has no use for reports, of which there are many more: nothing is delivered of them.</param>
    Task<UnitSubscription> Subscribe(bool profilesOnly, CancellationToken cancellation);

    /// <summary>Time since the storage was last read to the end: what is written may be unknown for so long, if its message was lost. Zero while nobody listens.</summary>
    TimeSpan Lag { get; }
}

/// <summary>A row of a unit was written.</summary>
/// <param name="Profile">Of the unit, if the row is its profile.</param>
public sealed record RowChange(string Unit, RowStamp Row, OrganisationUnit? Profile);

/// <summary>What the feed has delivered and nobody has taken yet.</summary>
public sealed class UnitSubscription(Action<UnitSubscription> end, bool profilesOnly = false) : IDisposable
{
    private readonly ConcurrentQueue<IReadOnlyList<RowChange>> waiting = new();

    public bool ProfilesOnly => profilesOnly;

    public bool IsWaiting => !waiting.IsEmpty;

    public void Deliver(IReadOnlyList<RowChange> changes) => waiting.Enqueue(changes);

    public bool TryTake([NotNullWhen(true)] out IReadOnlyList<RowChange>? changes) => waiting.TryDequeue(out changes);

    public void Dispose() => end(this);
}
