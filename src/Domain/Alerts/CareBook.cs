using System.Collections.Immutable;

namespace EconomieSociale.Alerts;

/// <summary>A field visit to a unit.</summary>
/// <param name="Command">The id of the command that recorded it.</param>
/// <param name="By">Who was there.</param>
[GenerateSerializer, Immutable, Alias("visit")]
public sealed record Visit(string Command, DateOnly Day, string By, string Notes, DateTimeOffset RecordedAt);

/// <summary>What people do for a unit, beside its figures: the alerts with their handling, and the visits. One row of the unit.</summary>
/// <param name="Version">Rises with every change, so that a later state replaces an earlier one wherever it is told.</param>
[GenerateSerializer, Immutable, Alias("care-book")]
public sealed record CareBook(int Version, AlertBook Alerts, ImmutableArray<Visit> Visits)
{
    public static readonly CareBook Empty = new(0, AlertBook.Empty, []);

    public IReadOnlyCollection<DateOnly> VisitDays => [.. Visits.Select(v => v.Day)];

    /// <summary>The one with the higher version.</summary>
    public static CareBook? Newer(CareBook? held, CareBook? told) => told is not null && (held is null || told.Version > held.Version) ? told : held;

    public CareBook With(AlertBook alerts) => this with { Version = Version + 1, Alerts = alerts };
}
