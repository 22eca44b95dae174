using EconomieSociale.Cooperatives;
using EconomieSociale.Demonstration;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Storage;

namespace EconomieSociale.Tests.Demonstration;

/// <summary>The region of the default pack, made once for all tests.</summary>
internal static class DefaultRegion
{
    private static readonly Lazy<Replay> Replayed = new(() => Replay.Of(new(Plan!, Pack), Pack));

    public static string Folder { get; } = Directory.GetDirectories(Path.Combine(TestPacks.Root, "packs")).Single();

    public static Pack Pack => TestPacks.Default;

    public static DemonstrationPlan Plan { get; } = DemonstrationFile.Load(Folder, Pack);

    /// <summary>The same region with a few units of each kind.</summary>
    public static DemonstrationPlan Small { get; } = Plan with { Kinds = [.. Plan.Kinds.Select(k => k with { Count = Math.Min(k.Count, 30) })] };

    /// <summary>What the units are after all their commands.</summary>
    public static Replay Replay => Replayed.Value;

    /// <summary>The histories of the cooperatives and enterprises that exist on a day.</summary>
    public static UnitDossier[] Dossiers(DateOnly day) =>
    [
        .. Replay.Units.Where(u => u.Unit.Kind != UnitKind.Collective && u.Unit.ExistsOn(day))
            .Select(u => new UnitDossier(new(u.Unit, [.. u.Reports.Select(Contribution.Of).OfType<Contribution>()]), Pack)),
    ];
}
