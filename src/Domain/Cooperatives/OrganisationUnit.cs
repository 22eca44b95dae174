using System.Collections.Immutable;

namespace EconomieSociale.Cooperatives;

/// <summary>A cooperative, a very small enterprise or a collective entry: who it is and where it belongs. Its reports rest beside it, by year.</summary>
/// <param name="Version">Rises by one with every change, so that a later state replaces an earlier one wherever it is told.</param>
/// <param name="ReportYears">Calendar years for which reports are kept, ascending.</param>
/// <param name="Origins">Which import set a field, so that two rows of one import cannot silently contradict each other.</param>
[GenerateSerializer, Immutable, Alias("organisation-unit")]
public sealed record OrganisationUnit(
    string Code,
    int Version,
    string Name,
    string? NameAr,
    UnitKind Kind,
    string? LegalForm,
    DateOnly? FoundedOn,
    DateOnly? ClosedOn,
    MembershipHistory Commune,
    MembershipHistory Sector,
    MembershipHistory Association,
    MembershipHistory FundingLine,
    ImmutableArray<int> ReportYears,
    ImmutableDictionary<UnitField, FieldOrigin> Origins,
    DateTimeOffset RegisteredAt,
    DateTimeOffset ChangedAt)
{
    /// <summary>True if it counts as a unit on a day: founded, not closed. A collective entry never does.</summary>
    public bool ExistsOn(DateOnly day) => Kind != UnitKind.Collective && (Beginning is null || Beginning <= day) && (ClosedOn is null || ClosedOn > day);

    /// <summary>When it began: its foundation, else the first day of its first membership, else unknown (always there).</summary>
    public DateOnly? Beginning => FoundedOn ?? Commune.Entries.FirstOrDefault()?.From;
}

/// <summary>The imports that have set a field: the one whose value stands (null after another change), and the last few before.</summary>
[GenerateSerializer, Immutable, Alias("field-origin")]
public sealed record FieldOrigin(string? Current, ImmutableArray<string> Past)
{
    /// <summary>Older imports are forgotten; repeating one of them is then an ordinary change.</summary>
    private const int Remembered = 8;

    public static readonly FieldOrigin None = new(null, []);

    public FieldOrigin SetBy(string? import) => new(import, Current is null ? Past : [.. Past.TakeLast(Remembered - 1), Current]);
}
