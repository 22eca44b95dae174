using System.Collections.Immutable;
using EconomieSociale.Funding;
using EconomieSociale.Programme;

namespace EconomieSociale.Alerts;

/// <summary>A field visit to a unit.</summary>
/// <param name="Command">The id of the command that recorded it.</param>
/// <param name="By">Who was there.</param>
[GenerateSerializer, Immutable, Alias("visit")]
public sealed record Visit(string Command, DateOnly Day, string By, string Notes, DateTimeOffset RecordedAt);

/// <summary>What rules read of a unit besides its reports.</summary>
/// <param name="Visits">Days of field visits, in any order.</param>
public sealed record CareFacts(IReadOnlyCollection<DateOnly> Visits, UnitFunding Funding);

/// <summary>What people do for a unit, beside its figures: the alerts with their handling, the visits, the accompaniment plans. One row of the unit.</summary>
/// <param name="Version">Rises with every change, so that a later state replaces an earlier one wherever it is told.</param>
/// <param name="Told">What the lines of the fund have told; null: nothing yet.</param>
[GenerateSerializer, Immutable, Alias("care-book")]
public sealed record CareBook(int Version, AlertBook Alerts, ImmutableArray<Visit> Visits, ImmutableArray<AccompanimentPlan> Plans, UnitFunding? Told = null)
{
    public static readonly CareBook Empty = new(0, AlertBook.Empty, [], []);

    public IReadOnlyCollection<DateOnly> VisitDays => [.. Visits.Select(v => v.Day)];

    /// <summary>What the timeline of alerts reads of it.</summary>
    public CareFacts Facts => new(VisitDays, Told ?? UnitFunding.None);

    /// <summary>The one with the higher version.</summary>
    public static CareBook? Newer(CareBook? held, CareBook? told) => told is not null && (held is null || told.Version > held.Version) ? told : held;

    /// <summary>The book after a look at the data: alerts and plans as they follow from it. The same one if nothing changed.</summary>
    public CareBook Follow(ImmutableArray<AlertEpisode> episodes, Pack pack, DateOnly today, DateTimeOffset now)
    {
        var alerts = AlertEscalation.Follow(AlertRules.Follow(Alerts, episodes, now), pack, today, now);
        var plans = PlanRules.Follow(Plans, alerts);
        return ReferenceEquals(alerts, Alerts) && plans == Plans ? this : this with { Alerts = alerts, Plans = plans };
    }

    /// <summary>The book as it will be written after one of a version: what is new in it is marked with its own.</summary>
    public CareBook After(int version) => this with { Version = version + 1, Alerts = Alerts.Marked(version + 1) };
}
