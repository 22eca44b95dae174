using EconomieSociale.Hosting;
using EconomieSociale.Tests.Storage;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Programme;

/// <summary>The catalogue of a pack as files: what is wrong is named by file and row, former versions keep their own files.</summary>
public sealed class CatalogueFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pack-").FullName;

    public CatalogueFolderTests()
    {
        foreach (var file in Directory.GetFiles(Directory.GetDirectories(Path.Combine(TestPacks.Root, "packs")).Single()))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Load_DefaultPack_HasTheWholeCatalogue()
    {
        var catalogue = PackFolder.Load(folder).Catalogue;
        Assert.Equal((53, 23, 7), (catalogue.Indicators.Length, catalogue.Scored.Sum(s => s.Length), catalogue.Gates.Length));
        Assert.Equal(100, catalogue.Obstacles.Sum(o => o.Weight));
    }

    [Theory]
    [InlineData("indicators.csv", "rolling_year(proposals_accepted)", "rolling_year(proposals_accepted", "indicators.csv, row 2")]
    [InlineData("indicators.csv", "rolling_year(proposals_accepted)", "rolling_year(proposal)", "indicators.csv, row 2: bad_formula(P1: numerator, unknown name proposal)")]
    [InlineData("indicators.csv", "grant_justified,grant_to_justify", "P5,grant_to_justify", "indicators.csv, row 5: indicator_reads_itself(P5")]
    [InlineData("indicators.csv", "ratio_of_sums", "mean_of_ratios", "indicators.csv, row 2: column aggregation: 'meanofratios' is none of")]
    [InlineData("indicators.csv", "cash_balance + receivables_total", "cash_balance + agm_date", "makes no sense")]
    [InlineData("gates.csv", "G5 < 0", "G55 < 0", "gates.csv, row 2: bad_formula(RG1: condition, unknown name G55)")]
    [InlineData("scoring.json", "\"green\": 70", "\"green\": \"seventy\"", "scoring.json, row")]
    [InlineData("scoring.json", "\"amber\"", "\"ambre\"", "scoring.json")]
    [InlineData("dimensions.csv", "obstacle", "mountain", "dimensions.csv, row 2: column kind: 'mountain' is none of")]
    [InlineData("alert-rules.csv", "M2 < 0 and", "M22 < 0 and", "alert-rules.csv, row 6: bad_formula(A05: warning, unknown name M22)")]
    [InlineData("alert-rules.csv", "reporter;association_agent", "postman", "alert-rules.csv, row 2: column recipients: 'postman' is none of")]
    [InlineData("closures.csv", "2020-04-15", "", "bad_closure(fishing")]
    [InlineData("closures.csv", "fishing", "fishery", "bad_closure(fishery")]
    [InlineData("targets.csv", "W1,2026", "W9,2026", "targets.csv, row 6: unknown_indicator(W9: W9")]
    [InlineData("targets.csv", "FU4,2026", "FU4,2030", "targets.csv, row 8: bad_target_year(FU4: 2030")]
    [InlineData("targets.csv", "agreements,2025", "agreements,2026", "duplicate_target(agreements")]
    [InlineData("targets.csv", "handicraft", "craft", "unknown_sector(members_total: craft")]
    [InlineData("targets.csv", ",cumulative,Synthetic: women", ",now,Synthetic: women", "targets.csv, row 6: column method: 'now' is none of")]
    [InlineData("holidays.csv", "2021-01-01", "1 January", "holidays.csv, row 2: column date")]
    [InlineData("versions.csv", "\n1,", "\none,", "versions.csv, row 2: column number: 'one' is not a whole number")]
    public void Load_WithAMistake_NamesFileRowAndReason(string file, string right, string wrong, string told)
    {
        Change(file, right, wrong);
        Assert.Contains(told, Assert.Throws<SetupException>(() => PackFolder.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NewVersion_KeepsTheFormerOneForItsPeriods()
    {
        var before = PackFolder.Load(folder).Catalogue.Fingerprint;
        var former = Directory.CreateDirectory(Path.Combine(folder, "versions", "1")).FullName;
        foreach (var file in new[] { "indicators.csv", "dimensions.csv", "gates.csv", "scoring.json" })
        {
            File.Copy(Path.Combine(folder, file), Path.Combine(former, file));
        }

        Change("scoring.json", "\"green\": 70", "\"green\": 75");
        File.AppendAllText(Path.Combine(folder, "versions.csv"), "2,2027Q1,2026-12-01,Comité,Plus exigeant,أكثر صرامة,Stricter\n");

        var pack = PackFolder.Load(folder);
        Assert.Equal(before, pack.CatalogueOf(Period.Parse("2026Q4")).Fingerprint);
        Assert.Equal((2, 75m), (pack.CatalogueOf(Period.Parse("2027Q1")).Version.Number, pack.CatalogueOf(Period.Parse("2027Q1")).Scale.Green));
        Assert.Equal("Stricter", pack.Catalogue.Version.Reason.En);
    }

    private void Change(string file, string right, string wrong)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no {right}");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), wrong, text.AsSpan(at + right.Length)));
    }
}
