using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Storage;
using EconomieSociale.Territories;

namespace EconomieSociale.Benchmarks.Data;

/// <summary>
/// The units of a population as grains know them. All that touches <see cref="IUnitArchive"/> and <see cref="UnitContributions"/> is here.
/// Every unit has texts and histories of its own, as one read from a row has: memory is counted as it would be.
/// </summary>
internal static class GeneratedUnits
{
    private static readonly DateTimeOffset Registered = new(Landscape.FirstYear, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static UnitContributions Contributions(Population population, int unit)
    {
        var traits = population.Of(unit);
        return new(Unit(unit, traits), [.. Enumerable.Range(0, Landscape.Quarters).Select(q => Contribution(unit, q, traits))]);
    }

    public static OrganisationUnit Unit(int unit, Traits traits) => new(
        Landscape.Unit(unit), 1, "Unit " + Landscape.Unit(unit), null, UnitKind.Cooperative, Landscape.LegalForm(traits.LegalForm), null, null,
        MembershipHistory.Empty.Set(Landscape.Commune(traits.Commune), null),
        MembershipHistory.Empty.Set(Landscape.Sector(traits.Sector), null),
        traits.Association == 0 ? MembershipHistory.Empty : MembershipHistory.Empty.Set(Landscape.Association(traits.Association), null),
        MembershipHistory.Empty.Set(Landscape.FundingLine(traits.FundingLine), null),
        [.. Enumerable.Range(Landscape.FirstYear, Landscape.Years)],
        ImmutableDictionary<UnitField, FieldOrigin>.Empty, Registered, Registered);

    /// <summary>A year as it rests: so many of its quarters, each with one revision.</summary>
    public static YearBook Book(int unit, int year, int quarters, Traits traits) => new(year,
    [
        .. Enumerable.Range((year - Landscape.FirstYear) * 4, quarters).Select(q => new Report(
            BenchmarkPack.Form, BenchmarkPack.Quarter(q),
            [new(1, Figures(unit, q, traits), null, "benchmark", Registered, null, [$"{unit}-{q}"], null, [], [], BenchmarkPack.Quarter(q).LastDay.AddDays(10))],
            null)),
    ]);

    public static Figures Figures(int unit, int quarter, Traits traits)
    {
        var values = new long[Measures.Count];
        Measures.Fill(unit, quarter, values);
        return Reports.Figures.From(Measures.Names
            .Select((name, i) => KeyValuePair.Create(name, new ElementValue(values[i])))
            .Append(new(BenchmarkPack.WomenLed, new(traits.WomenLed))));
    }

    private static Contribution Contribution(int unit, int quarter, Traits traits) => new(
        BenchmarkPack.Form, BenchmarkPack.Quarter(quarter), 1, ReportState.Submitted, Figures(unit, quarter, traits), null, null,
        ReceivedOn: BenchmarkPack.Quarter(quarter).LastDay.AddDays(10));
}

/// <summary>An archive without rows: units come from the generator, so that a million of them need no store.</summary>
internal sealed class GeneratedArchive(Population population) : IUnitArchive
{
    private static readonly ImmutableArray<RowStamp> Rows =
        [new(RowStamp.Profile, 1), .. Enumerable.Range(Landscape.FirstYear, Landscape.Years).Select(year => new RowStamp(year, 1))];

    public async IAsyncEnumerable<UnitNews> InCommunes(
        IReadOnlyList<string> communes, Func<string, bool> wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var unit in communes.Select(Landscape.CommuneNumber)
            .SelectMany(c => population.InCommune(c).OrderBy(u => population.Of(u).Sector)).Where(u => wanted(Landscape.Unit(u))))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new(GeneratedUnits.Contributions(population, unit), Rows, true);
        }

        await Task.CompletedTask;
    }

    /// <summary>Nothing is ever written, so no unit is read again.</summary>
    public async IAsyncEnumerable<UnitNews> Read(IReadOnlyCollection<string> units, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield break;
    }

    public async IAsyncEnumerable<OrganisationUnit> OfAssociation(string association, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task<bool> IsEmpty(CancellationToken cancellation) => Task.FromResult(population.Units == 0);
}
