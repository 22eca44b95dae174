using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>The last changes of an area: how the units that changed were before. An answer that is kept is brought up to date by them.</summary>
internal sealed class ChangeLog
{
    /// <summary>Beyond this many changes an answer is computed anew: that is cheaper.</summary>
    private const int Places = 256;

    private readonly Queue<(long Version, int Row, UnitContributions? Before)> changes = new();

    /// <summary>Rises with every change of the area.</summary>
    public long Version { get; private set; }

    /// <summary>Set while there is an answer to bring up to date: to remember how a unit was costs as much as to change it.</summary>
    public bool IsWatched { get; set; }

    /// <summary>Changes after this version are remembered.</summary>
    private long Since { get; set; }

    /// <param name="before">Gives how the unit was; null if it is new.</param>
    public void Add(int row, Func<UnitContributions>? before)
    {
        Version++;
        if (!IsWatched)
        {
            changes.Clear();
            Since = Version;
            return;
        }

        changes.Enqueue((Version, row, before?.Invoke()));
        if (changes.Count > Places)
        {
            Since = changes.Dequeue().Version;
        }
    }

    /// <summary>The units that changed after a version, each as it was then (null: it was not there); null when that is not remembered.</summary>
    public IReadOnlyList<(int Row, UnitContributions? Before)>? After(long version) => version < Since
        ? null
        : [.. changes.Where(c => c.Version > version).DistinctBy(c => c.Row).Select(c => (c.Row, c.Before))];
}
