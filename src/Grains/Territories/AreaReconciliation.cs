using EconomieSociale.Columns;
using EconomieSociale.Indicators;
using EconomieSociale.Storage;

namespace EconomieSociale.Territories;

/// <summary>
/// Compares everything that an area holds with the rows of its units, and the answers that it keeps with a recomputation unit by unit.
/// Units go on reporting meanwhile: what differs is read again, some moments later, before it counts.
/// </summary>
internal sealed class AreaReconciliation(AreaBook book, AreaAnswers answers, string area, IUnitArchive archive, AreaFollower follower, TimeProvider clock)
{
    private const int Rounds = 4;

    /// <summary>Every answer compared costs a recomputation of the area.</summary>
    private const int MaxAnswers = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="communes">Those of the area in any vintage.</param>
    public async Task<Reconciliation> Compare(IAsyncEnumerable<UnitNews> units, IReadOnlySet<string> communes)
    {
        var (compared, reports) = (0, 0);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var suspects = new Dictionary<string, int>(StringComparer.Ordinal);
        await follower.CatchUp();
        await foreach (var truth in units)
        {
            var unit = truth.Contributions.Unit;
            known.Add(unit.Code);
            Judge(truth, suspects);

            // A unit that moved is held by two areas; the one where it lies now counts it.
            if (unit.Commune.Current is { } commune && communes.Contains(commune))
            {
                compared++;
                reports += truth.Contributions.Reports.Length;
            }
        }

        foreach (var phantom in book.Units.Where(u => !known.Contains(u.Code) && ReconciliationRules.IsPhantom(u, communes)).Select(u => u.Code).ToArray())
        {
            suspects[phantom] = 1;
        }

        for (var round = 0; round < Rounds && suspects.Count > 0; round++)
        {
            await Task.Delay(Pause, clock);
            await LookAgain(suspects);
        }

        return new(compared, reports, suspects.Values.Sum() + await Answers(), clock.GetUtcNow());
    }

    private async Task LookAgain(Dictionary<string, int> suspects)
    {
        await follower.CatchUp();
        foreach (var portion in suspects.Keys.ToArray().Chunk(200))
        {
            await foreach (var truth in archive.Read(portion, CancellationToken.None))
            {
                Judge(truth, suspects);
            }
        }
    }

    private void Judge(UnitNews truth, Dictionary<string, int> suspects)
    {
        var code = truth.Contributions.Unit.Code;
        var differences = ReconciliationRules.Compare(book.Find(code), truth.Contributions);
        if (differences > 0)
        {
            suspects[code] = differences;
        }
        else
        {
            suspects.Remove(code);
        }
    }

    /// <summary>The kept answers that are not what the contributions held give one by one.</summary>
    private async Task<int> Answers()
    {
        var wrong = 0;
        foreach (var query in answers.Newest(MaxAnswers))
        {
            var dossiers = book.All.Select(u => new UnitDossier(u, book.Pack));
            if (!answers.Ask(query).SameAs(AggregateRules.Evaluate(query, dossiers, area, book.Pack)))
            {
                wrong++;
            }

            await Task.Yield(); // whoever waits gets a turn between two of them
        }

        return wrong;
    }
}
