using System.Collections.Immutable;
using EconomieSociale.Columns;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;

namespace EconomieSociale.Funding;

/// <summary>What became of the funded units of an area, and of those that are comparable. Between portions of units others get their turn.</summary>
internal static class AreaResults
{
    private const int Portion = 32;

    /// <param name="lies">Whether a unit is counted here: one that moved is held by two areas.</param>
    public static async Task<ImmutableArray<UnitResult>> Of(AreaBook book, ResultQuery query, Func<OrganisationUnit, bool> lies)
    {
        var wanted = query.Units.ToDictionary(u => u.Code, StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<UnitResult>();
        for (var row = 0; row < book.Count; row++)
        {
            if (wanted.TryGetValue(book.Units[row].Code, out var funded) && lies(book.Units[row]))
            {
                found.Add(ResultRules.Of(book.Dossier(row), funded, query.AsOf));
                await Pause(found.Count);
            }
        }

        return found.ToImmutable();
    }

    public static async Task<ImmutableArray<PeerChange>> Peers(AreaBook book, ResultPeerQuery query, Func<OrganisationUnit, bool> lies)
    {
        var (except, strata) = (query.Except.ToHashSet(StringComparer.Ordinal), query.Strata.ToHashSet());
        var baselines = query.Strata.Select(s => s.Baseline).Distinct().ToArray();
        var sums = new Dictionary<(Stratum, int), (int Units, long Net)>();
        for (var row = 0; row < book.Count; row++)
        {
            if (!except.Contains(book.Units[row].Code) && AssessmentHistory.IsAssessed(book.Units[row]) && lies(book.Units[row]))
            {
                Add(book.Dossier(row), baselines, strata, query.AsOf, sums);
                await Pause(row);
            }
        }

        return [.. sums.Select(s => new PeerChange(s.Key.Item1, s.Key.Item2, s.Value.Units, s.Value.Net))];
    }

    public static async Task<ImmutableArray<DeclaredAmount>> Declared(AreaBook book, DeclaredQuery query, Func<OrganisationUnit, bool> lies)
    {
        var found = ImmutableArray.CreateBuilder<DeclaredAmount>();
        for (var row = 0; row < book.Count; row++)
        {
            if (lies(book.Units[row]) && DeclaredRules.Of(book.Dossier(row), query) is { } declared)
            {
                found.Add(declared);
            }

            await Pause(row);
        }

        return found.ToImmutable();
    }

    private static void Add(UnitDossier dossier, int[] baselines, HashSet<Stratum> strata, DateOnly asOf, Dictionary<(Stratum, int), (int Units, long Net)> sums)
    {
        foreach (var stratum in baselines.Select(b => ResultRules.At(dossier, b)).Where(strata.Contains))
        {
            foreach (var (result, change) in ResultRules.Changes(dossier, stratum.Baseline, asOf).Index().Where(c => c.Item is not null))
            {
                var held = sums.GetValueOrDefault((stratum, result));
                sums[(stratum, result)] = (held.Units + 1, checked(held.Net + change!.Value.Net));
            }
        }
    }

    private static async Task Pause(int done)
    {
        if (done % Portion == Portion - 1)
        {
            await Task.Yield();
        }
    }
}
