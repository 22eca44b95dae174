using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>Reads the alert rules of a pack, the closures of sectors and the holidays. All three files are optional.</summary>
internal static class AlertFolder
{
    public static ImmutableArray<AlertRuleDraft> Rules(string folder, PackFaults faults) =>
    [
        .. PackTable.Read(
            folder, AlertRuleDraft.File, faults, true,
            "code", "identifier", "version", "basis", "figures", "info", "warning", "critical", "clear", "unless", "recipients", "obstacles")
            .Select(r => new AlertRuleDraft(
                r.Line, r["code"], r["identifier"], r.Int("version"), r.Label("name"), r.Label("action"),
                r.One<AlertBasis>("basis", r["basis"]), r.Word("figures", "validated", "submitted") == "validated",
                r["info"], r["warning"], r["critical"], r["clear"], r["unless"],
                [.. r.List("recipients").Select(word => r.One<Relation>("recipients", word.Replace("_", "", StringComparison.Ordinal)))],
                [.. r.List("obstacles")])),
    ];

    public static ImmutableArray<SectorClosure> Closures(string folder, PackFaults faults) =>
    [
        .. PackTable.Read(folder, "closures.csv", faults, true, "sector", "from", "to", "source")
            .Select(r => new SectorClosure(r["sector"], r.Date("from") ?? default, r.Date("to") ?? default, r["source"])),
    ];

    public static ImmutableHashSet<DateOnly> Holidays(string folder, PackFaults faults) =>
        [.. PackTable.Read(folder, "holidays.csv", faults, true, "date", "source").Select(r => r.Date("date")).OfType<DateOnly>()];
}
