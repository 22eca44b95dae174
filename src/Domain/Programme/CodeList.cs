using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>A code with its name: a sector, a legal form, a unit.</summary>
/// <param name="Flags">Words that formulas ask for with <c>flagged(…)</c>.</param>
[GenerateSerializer, Immutable, Alias("coded")]
public sealed record Coded(string Code, Label Name, ImmutableArray<string>? Flags = null)
{
    public bool Has(string flag) => Flags?.Contains(flag) == true;
}

/// <summary>A closed list of codes of the pack, in the order of the pack.</summary>
public sealed record CodeList(string Name, ImmutableArray<Coded> Items)
{
    public const string Sector = "sector";
    public const string LegalForm = "legalForm";
    public const string FundingLine = "fundingLine";
    public const string Unit = "unit";
    public const string DivisionType = "divisionType";

    /// <summary>The code of the one unit that every pack knows: hundredths.</summary>
    public const string Percent = "percent";

    /// <summary>Flag of a unit that is not said after a number.</summary>
    public const string Bare = "bare";

    public Coded? Find(string code) => Items.FirstOrDefault(i => i.Code == code);
}
