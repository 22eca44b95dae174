using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>
/// Reads the versions of the catalogue of indicators of a pack: the newest from the folder itself, each former one from <c>versions/&lt;number&gt;/</c>.
/// See <c>docs/packs.md</c>.
/// </summary>
internal static class CatalogueFolder
{
    private static readonly string[] IndicatorColumns =
    [
        "code", "unit", "subject", "measures", "scored", "window", "type", "factor", "numerator", "denominator", "applies", "when_zero", "better",
        "floor", "amber", "green", "cap", "anchors", "aggregation", "threshold", "decimals", "standard",
    ];

    private static readonly string[] AnchorColumns = ["floor", "amber", "green", "cap"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>All versions, oldest first; none for a pack without indicators.</summary>
    public static ImmutableArray<CatalogueDraft> Read(string folder, ImmutableArray<Parameter> parameters, PackFaults faults)
    {
        if (!File.Exists(Path.Combine(folder, CatalogueDraft.IndicatorsFile)))
        {
            return [];
        }

        var versions = PackTable.Read(folder, CatalogueDraft.VersionsFile, faults, false, "number", "from", "date", "author").Select(Version).ToArray();
        return
        [
            .. versions.Select((v, i) => i == versions.Length - 1
                ? Read(folder, "", v, parameters, faults)
                : Read(folder, Path.Combine("versions", v.Number.ToString(CultureInfo.InvariantCulture)), v, parameters, faults)),
        ];
    }

    /// <summary>A proposed catalogue in a folder of its own; files that it does not bring are those of the pack in force.</summary>
    public static CatalogueDraft ReadProposal(string folder, CatalogueDraft inForce, CatalogueVersion version, PackFaults faults)
    {
        bool Brings(string file) => File.Exists(Path.Combine(folder, file));
        var read = Read(folder, "", version, [], faults, optional: true);
        return inForce with
        {
            Version = version,
            Dimensions = Brings(CatalogueDraft.DimensionsFile) ? read.Dimensions : inForce.Dimensions,
            Indicators = Brings(CatalogueDraft.IndicatorsFile) ? read.Indicators : inForce.Indicators,
            Gates = Brings(CatalogueDraft.GatesFile) ? read.Gates : inForce.Gates,
            Scale = Brings(CatalogueDraft.ScaleFile) ? read.Scale : inForce.Scale,
            Parameters = Brings(CatalogueDraft.ParametersFile) ? read.Parameters : inForce.Parameters,
        };
    }

    private static CatalogueDraft Read(string root, string folder, CatalogueVersion version, ImmutableArray<Parameter> parameters, PackFaults faults, bool optional = false)
    {
        IReadOnlyList<PackRow> Table(string file, bool mayLack, params ReadOnlySpan<string> columns) =>
            PackTable.Read(root, Path.Combine(folder, file), faults, mayLack, columns);
        var own = Table(CatalogueDraft.ParametersFile, true, "code", "from", "value");
        return new(
            version,
            [.. Table(CatalogueDraft.DimensionsFile, optional, "code", "kind", "weight")
                .Select(r => new Dimension(r["code"], r.One<DimensionKind>("kind", r["kind"]), r.Number("weight") ?? 0, r.Label("name")))],
            [.. Table(CatalogueDraft.IndicatorsFile, optional, IndicatorColumns).Select(Indicator)],
            [.. Table(CatalogueDraft.GatesFile, true, "code", "colour", "condition")
                .Select(r => new GateDraft(r.Line, r["code"], r.One<Status>("colour", r["colour"]), r["condition"], r.Label("name")))],
            [.. PackTable.Read(root, CatalogueDraft.FactsFile, faults, true, "code", "subject", "unit")
                .Select(r => new Fact(r["code"], r.One<Subject>("subject", r["subject"]), r["unit"], r.Label("name")))],
            Scale(Path.Combine(root, folder), faults),
            own.Count == 0
                ? [.. parameters.SelectMany(p => p.Values.Select(v => new ParameterValue(p.Code, v.From, v.Value)))]
                : [.. own.Select(r => new ParameterValue(r["code"], r.Date("from"), r.Number("value") ?? 0))]);
    }

    private static ScoringScale Scale(string folder, PackFaults faults)
    {
        var path = Path.Combine(folder, CatalogueDraft.ScaleFile);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ScoringScale>(File.ReadAllText(path), Options)! : ScoringScale.None;
        }
        catch (JsonException e)
        {
            faults.Add(CatalogueDraft.ScaleFile, (int)(e.LineNumber ?? 0) + 1, e.Message);
            return ScoringScale.None;
        }
    }

    private static CatalogueVersion Version(PackRow row)
    {
        Period? from = null;
        if (row["from"].Length > 0)
        {
            if (Period.TryParse(row["from"], out var period))
            {
                from = period;
            }
            else
            {
                row.Fault($"column from: '{row["from"]}' is not a period");
            }
        }

        return new(row.Int("number"), from, row.Date("date") ?? default, row["author"], row.Label("reason"));
    }

    private static IndicatorDraft Indicator(PackRow row) => new(
        row.Line,
        row["code"],
        row.Label("name"),
        row["unit"],
        row.One<Subject>("subject", row["subject"]),
        row["measures"],
        row.YesNo("scored"),
        row.One<IndicatorWindow>("window", row["window"].Replace("_", "", StringComparison.Ordinal)),
        row.Word("type", "number", "yesno") == "yesno",
        row.Number("factor") ?? 1,
        row["numerator"],
        row["denominator"],
        row["applies"],
        row["when_zero"],
        row.Word("better", "higher", "lower") == "higher",
        row["anchors"].Length == 0 ? AnchorKind.None : row.One<AnchorKind>("anchors", row["anchors"]),
        [.. AnchorColumns.Select(row.Number).OfType<decimal>()],
        row.One<Aggregation>("aggregation", row["aggregation"].Replace("_", "", StringComparison.Ordinal)),
        row.Number("threshold"),
        row.Int("decimals"),
        row["standard"]);
}
