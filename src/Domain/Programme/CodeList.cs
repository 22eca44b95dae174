using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>A code with its name: a sector, a legal form, a unit.</summary>
[GenerateSerializer, Immutable, Alias("coded")]
public sealed record Coded(string Code, Label Name);

/// <summary>A closed list of codes of the pack, in the order of the pack.</summary>
public sealed record CodeList(string Name, ImmutableArray<Coded> Items)
{
    public const string Sector = "sector";
    public const string LegalForm = "legalForm";
    public const string FundingLine = "fundingLine";
    public const string Unit = "unit";
    public const string DivisionType = "divisionType";

    public Coded? Find(string code) => Items.FirstOrDefault(i => i.Code == code);
}
