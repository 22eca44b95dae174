using System.Collections.Immutable;
using EconomieSociale.Funding;

namespace EconomieSociale.Programme;

/// <summary>Reads the targets of a pack. The file is optional.</summary>
internal static class TargetFile
{
    public static ImmutableArray<Target> Read(string folder, PackFaults faults) =>
    [
        .. PackTable.Read(folder, Target.File, faults, true, "indicator", "year", "territory", "sector", "baseline", "target", "method")
            .Select(r => new Target(
                r.Line, r["indicator"], r.Int("year"), Optional(r["territory"]), Optional(r["sector"]), r.Number("baseline") ?? 0, r.Number("target") ?? 0,
                r.Word("method", "in_year", "cumulative") == "in_year" ? TargetMethod.InYear : TargetMethod.Cumulative, r["note"])),
    ];

    private static string? Optional(string cell) => cell.Length == 0 ? null : cell;
}
