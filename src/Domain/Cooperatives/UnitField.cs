namespace EconomieSociale.Cooperatives;

/// <summary>What can be set about a unit. The last four are memberships: they are dated.</summary>
public enum UnitField
{
    Name = 1,
    NameAr = 2,
    Kind = 3,
    LegalForm = 4,
    FoundedOn = 5,
    ClosedOn = 6,
    Commune = 7,
    Sector = 8,
    Association = 9,
    FundingLine = 10,
}
