using System.Text.RegularExpressions;
using EconomieSociale.Localisation;
using Xunit;

namespace EconomieSociale.Tests;

/// <summary>Every reason that can reach a person has words. The faults of packs and plans are for operators and show their codes.</summary>
public sealed partial class ReasonWordsTests
{
    private static readonly string[] ForOperators = ["PackRules.cs", "TerritoryTreeRules.cs", "PlanRules.cs",
        "PlanNames.cs", "CatalogueRules.cs", "CatalogueCheck.cs", "AlertRuleCheck.cs", "FundTerms.cs", "Target.cs", "FundPlanRules.cs"];

    [Fact]
    public void Reasons_InTheCode_AreWorded()
    {
        var codes = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !ForOperators.Contains(Path.GetFileName(f)))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .ToArray();

        Assert.Contains("unknown_element", codes);
        Assert.DoesNotContain(codes, c => !Wording.Knows(c));
    }

    [GeneratedRegex("""(?:Reason\.Of|Fault|Listed)\((?:[a-zA-Z.]+, )?"([a-z_]+)"[,)]""")]
    private static partial Regex Code();
}
