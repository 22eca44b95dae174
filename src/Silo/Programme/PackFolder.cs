using System.Collections.Immutable;
using System.Security.Cryptography;
using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Indicators;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>Loads a pack from its folder. Every fault is reported at once, with file, row and reason.</summary>
public static class PackFolder
{
    /// <summary>Loads the pack that the settings name, or the only one that came with the program.</summary>
    public static Pack Load(SystemOptions options) => Load(Of(options));

    /// <summary>The folder of that pack.</summary>
    public static string Of(SystemOptions options) => options.Pack ?? Default();

    public static Pack Load(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "programme.json")))
        {
            throw new SetupException("pack_not_found", Path.GetFullPath(folder));
        }

        var faults = new PackFaults();
        var draft = PackProgramme.Read(folder, faults) is { } programme ? Read(folder, programme, faults) : null;
        if (draft is not null && !faults.Any)
        {
            var (pack, found) = PackRules.Check(draft);
            foreach (var fault in found)
            {
                faults.Add(fault.File.Length > 0 ? fault.File : folder, fault.Row, fault.Reason.ToString());
            }

            if (pack is not null)
            {
                return pack;
            }
        }

        throw new SetupException("bad_pack", faults.ToString());
    }

    private static string Default()
    {
        var packs = Path.Combine(AppContext.BaseDirectory, "packs");
        return Directory.Exists(packs) && Directory.GetDirectories(packs) is [var only] ? only : throw new SetupException("pack_not_found", packs);
    }

    private static PackDraft Read(string folder, PackDraft programme, PackFaults faults)
    {
        var vintages = programme.Vintages.Select(v => v.Code).ToArray();
        var sets = PackTable.Read(folder, "data-sets.csv", faults, false, "code", "period_kind", "main", "due_days");
        ImmutableArray<Parameter> parameters = [.. PackTable.Read(folder, CatalogueDraft.ParametersFile, faults, true, "code", "from", "value").GroupBy(r => r["code"])
            .Select(g => new Parameter(g.Key, [.. g.Select(r => (r.Date("from"), r.Number("value") ?? 0))]))];
        return programme with
        {
            Fingerprint = Fingerprint(folder),
            Divisions = [.. PackTable.Read(folder, "territory.csv", faults, false, ["level", "code", "type", .. vintages.Select(v => "parent_" + v)])
                .Select(r => Division(r, vintages))],
            Lists = [.. PackTable.Read(folder, "code-lists.csv", faults, false, "list", "code").GroupBy(r => r["list"])
                .Select(g => new CodeList(g.Key, [.. g.Select(r => new Coded(r["code"], r.Label("name"), [.. r.List("flags")]))]))],
            DataSets = [.. sets.Select(r =>
                new DataSet(r["code"], r.Label("name"), r.One<PeriodKind>("period_kind", r["period_kind"]), r["main"] == "yes", r.Int("due_days"), r.Int("statement_months")))],
            DataSetAliases = sets.ToImmutableDictionary(r => r["code"], r => r.List("aliases").ToImmutableArray()),
            Elements = [.. PackTable.Read(folder, "data-elements.csv", faults, false, "code", "nature", "type", "unit", "decimals", "over_time", "data_sets").Select(Element)],
            Parameters = parameters,
            Rules = [.. PackTable.Read(folder, "validation-rules.csv", faults, true, "code", "data_set", "strength", "field", "condition").Select(Rule).OfType<ValidationRule>()],
            Catalogues = CatalogueFolder.Read(folder, parameters, faults),
            AlertRules = AlertFolder.Rules(folder, faults),
            Closures = AlertFolder.Closures(folder, faults),
            Targets = TargetFile.Read(folder, faults),
            WorkingDays = programme.WorkingDays with { Holidays = AlertFolder.Holidays(folder, faults) },
        };
    }

    private static Division Division(PackRow row, string[] vintages) => new(
        row["code"],
        row["level"],
        row.Label("name"),
        row["type"],
        vintages.Where(v => row["parent_" + v].Length > 0).ToImmutableSortedDictionary(v => v, v => row["parent_" + v], StringComparer.Ordinal),
        row["shards"].Length == 0 ? 1 : row.Int("shards"));

    private static DataElement Element(PackRow row) => new(
        row["code"],
        row.Label("name"),
        row.One<ElementNature>("nature", row["nature"]),
        row.One<ElementType>("type", row["type"]),
        row["unit"],
        row.Int("decimals"),
        row.One<TimeAggregation>("over_time", row["over_time"]),
        [.. row.List("data_sets")],
        [.. row.List("kinds").Select(k => row.One<UnitKind>("kinds", k))],
        row.Number("minimum"),
        row.Number("maximum"));

    private static ValidationRule? Rule(PackRow row) => Formula(row, "condition") is { } condition
        ? new(row["code"], row["data_set"], row.One<RuleStrength>("strength", row["strength"]), row["field"], condition, row.Label("message"))
        : null;

    private static Formula? Formula(PackRow row, string column)
    {
        try
        {
            return Indicators.Formula.Parse(row[column]);
        }
        catch (FormatException e)
        {
            row.Fault($"column {column}: {e.Message}");
            return null;
        }
    }

    /// <summary>The fictional region is no rule of the programme: another plan is not another version of the pack.</summary>
    private static string Fingerprint(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(folder, "*.*").Where(f => Path.GetFileName(f) != DemonstrationFile.FileName)
            .Where(f => f.EndsWith(".csv", StringComparison.Ordinal) || f.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
