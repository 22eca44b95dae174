using EconomieSociale.Indicators;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>
/// Answers about an area, of which those asked for last are kept and brought up to date by what changed: the units that told something since are taken out as
/// they were and put in as they are. Totals of landing pages then cost the same however many units there are. Everything else is read from the columns.
/// What is asked once is not kept: most questions of analysts never come again, and holding all their answers would cost more than reading the columns.
/// </summary>
/// <param name="places">How many answers are kept; 0: none.</param>
/// <param name="unitsPerChange">Reading the columns of so many units costs as much as working out one unit before and after its change.</param>
public sealed class AreaAnswers(AreaBook book, string area, int places = AreaAnswers.DefaultPlaces, int unitsPerChange = 128)
{
    public const int DefaultPlaces = 128;

    /// <summary>An answer with more rows is not kept: it is a list and not a total.</summary>
    private const int MaxRows = 2_000;

    /// <summary>The hashes of questions that were asked once, each at a place of its own that the next one of that place takes: nearly all come never again.</summary>
    private readonly int[] asked = new int[4 * places];

    private readonly Shelf<QueryKey, (AggregateAnswer Answer, long Version)> kept = new(places);

    /// <summary>The questions whose answers are kept, those asked last first.</summary>
    public IEnumerable<AggregateQuery> Newest(int count) => kept.Keys.Take(count).Select(k => k.Query).ToArray();

    public AggregateAnswer Ask(AggregateQuery query)
    {
        var log = book.Derived.Log;
        log.IsWatched = places > 0;
        var key = new QueryKey(query);
        if (kept.TryGet(key, out var held))
        {
            if (held.Version == log.Version)
            {
                return held.Answer;
            }

            if (log.After(held.Version) is { } changes && changes.Count * unitsPerChange <= book.Count)
            {
                return Keep(key, held.Answer.With(
                    query,
                    AggregateRules.Evaluate(query, changes.Where(c => c.Before is not null).Select(c => new UnitDossier(c.Before!, book.Pack)), area, book.Pack),
                    AggregateRules.Evaluate(query, changes.Select(c => book.Dossier(c.Row)), area, book.Pack)));
            }
        }

        return Keep(key, AreaScan.Evaluate(book, query, area));
    }

    private AggregateAnswer Keep(QueryKey query, AggregateAnswer answer)
    {
        if (places > 0 && answer.Rows.Length <= MaxRows && IsAskedAgain(query))
        {
            kept.Put(query, (answer, book.Derived.Log.Version));
        }

        return answer;
    }

    private bool IsAskedAgain(QueryKey query)
    {
        ref var before = ref asked[unchecked((uint)query.GetHashCode()) % (uint)asked.Length];
        if (before == query.GetHashCode())
        {
            return true;
        }

        before = query.GetHashCode();
        return false;
    }
}
