using System.Runtime.CompilerServices;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Territories;

namespace EconomieSociale.Storage;

/// <summary>Reads units from their rows. The rows of years are read in portions, so that writers get their turn in between.</summary>
internal sealed class UnitArchive(UnitRows rows) : IUnitArchive, IDisposable
{
    private const int Portion = 200;

    /// <summary>A nation of areas may wake at once; more of them at a time would only wait for each other, and leave no connection to writers.</summary>
    private readonly SemaphoreSlim turns = new(4);

    public async IAsyncEnumerable<UnitNews> InCommunes(
        IReadOnlyList<string> communes, Func<string, bool> wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            var order = communes.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
            var units = await rows.ByMembership("commune", communes, cancellation);
            var neighbours = units.Where(u => wanted(u.Unit.Code))
                .OrderBy(u => u.Unit.Commune.Current is { } commune && order.TryGetValue(commune, out var place) ? place : int.MaxValue)
                .ThenBy(u => u.Unit.Sector.Current, StringComparer.Ordinal) // what is asked for together lies together
                .ThenBy(u => u.Unit.Code, StringComparer.Ordinal);
            await foreach (var unit in Whole(neighbours, cancellation))
            {
                yield return unit;
            }
        }
        finally
        {
            turns.Release();
        }
    }

    public async IAsyncEnumerable<UnitNews> Read(IReadOnlyCollection<string> units, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var unit in Whole(await rows.ByCode(units, cancellation), cancellation))
        {
            yield return unit;
        }
    }

    public async IAsyncEnumerable<OrganisationUnit> OfAssociation(string association, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (unit, _) in await rows.ByMembership("association", [association], cancellation))
        {
            yield return unit;
        }
    }

    public void Dispose() => turns.Dispose();

    public async Task<bool> IsEmpty(CancellationToken cancellation) => !await rows.Any(cancellation);

    private async IAsyncEnumerable<UnitNews> Whole(IEnumerable<(OrganisationUnit Unit, int Version)> units, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var portion in units.Chunk(Portion))
        {
            var books = await rows.Books(portion.Select(u => u.Unit.Code), cancellation);
            foreach (var (unit, version) in portion)
            {
                var own = books[unit.Code].ToArray();
                var care = own.Select(b => b.Care).FirstOrDefault(c => c is not null);
                yield return new(
                    UnitContributions.Of(unit, own.Select(b => b.Book).OfType<YearBook>()) with { Care = care },
                    [new(RowStamp.Profile, version), .. own.Select(b => b.Stamp)],
                    true);
            }
        }
    }
}
