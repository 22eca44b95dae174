using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Cooperatives;

/// <summary>A membership with the day before its successor as its end; null for "since always" and "until now".</summary>
public sealed record MembershipBody(string? Code, DateOnly? From, DateOnly? To)
{
    public static ImmutableArray<MembershipBody> Dated(MembershipHistory history) =>
        [.. history.Entries.Select((e, i) => new MembershipBody(e.Code, e.From, i + 1 < history.Entries.Length ? history.Entries[i + 1].From?.AddDays(-1) : null))];
}

/// <summary>A line of the list of reports of a unit.</summary>
public sealed record ReportLine(string DataSet, Period Period, int Revision, string State, DateTimeOffset? At, string? Author);

/// <summary>A unit as the API shows it.</summary>
/// <param name="Changed">After a command: whether anything changed.</param>
public sealed record UnitBody(
    string Code,
    string Name,
    string? NameAr,
    string Kind,
    string? Commune,
    string? Sector,
    string? Association,
    string? FundingLine,
    string? LegalForm,
    DateOnly? FoundedOn,
    DateOnly? ClosedOn,
    int Version,
    bool? Changed,
    IReadOnlyDictionary<string, ImmutableArray<MembershipBody>> Memberships,
    ReportLine? LastReport,
    ImmutableArray<ReportLine> Reports,
    AssessmentBody Assessment,
    ImmutableArray<AlertBody> Alerts)
{
    public static UnitBody Of(CooperativeView view, Pack pack, Sentences sentences, bool? changed)
    {
        var unit = view.Unit;
        ImmutableArray<ReportLine> reports =
        [
            .. view.Reports.Select(r => new ReportLine(r.DataSet, r.Period, r.Number, JsonName.Of(r.State), r.Latest?.At ?? r.Draft?.At, r.Latest?.Author ?? r.Draft?.Author)),
        ];
        return new(
            unit.Code,
            unit.Name,
            unit.NameAr,
            JsonName.Of(unit.Kind),
            unit.Commune.Current,
            unit.Sector.Current,
            unit.Association.Current,
            unit.FundingLine.Current,
            unit.LegalForm,
            unit.FoundedOn,
            unit.ClosedOn,
            unit.Version,
            changed,
            new Dictionary<string, ImmutableArray<MembershipBody>>
            {
                ["commune"] = MembershipBody.Dated(unit.Commune),
                ["sector"] = MembershipBody.Dated(unit.Sector),
                ["association"] = MembershipBody.Dated(unit.Association),
                ["fundingLine"] = MembershipBody.Dated(unit.FundingLine),
            },
            reports.FirstOrDefault(r => r.DataSet == pack.MainDataSet.Code && r.Revision > 0),
            reports,
            AssessmentBody.Of(view.Assessment, pack, sentences),
            [.. view.Care.Alerts.Open.Select(a => AlertBody.Of(unit.Code, a, pack))]);
    }
}
