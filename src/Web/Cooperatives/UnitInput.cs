namespace EconomieSociale.Cooperatives;

/// <summary>
/// The body of <c>PUT /units/{code}</c>, for the OpenAPI document. It is read member by member, because an absent member (not touched)
/// and a null one (taken away) differ.
/// </summary>
/// <param name="Kind"><c>cooperative</c>, <c>tpe</c> or <c>collective</c>.</param>
/// <param name="ValidFrom">First day of changed memberships; today if left out.</param>
public sealed record UnitInput(
    string Name,
    string? NameAr,
    string Kind,
    string Commune,
    string Sector,
    string? Association,
    string? FundingLine,
    string? LegalForm,
    DateOnly? FoundedOn,
    DateOnly? ClosedOn,
    DateOnly? ValidFrom);
