using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Tests;

/// <summary>Plain examples of the things that rules are about; a test names only what matters to it.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2022, 1, 10, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2022, 1, 10);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Period Period(string id) => EconomieSociale.Values.Period.Parse(id);

    public static PeriodRange Range(string text) => PeriodRange.TryParse(text, out var range) ? range : throw new FormatException(text);

    public static OrganisationUnit Unit(
        string code = "U1", UnitKind kind = UnitKind.Cooperative, string? founded = null, string? closed = null, string commune = "C11", string sector = "S1") => new(
        code, 1, "Unit " + code, null, kind, null, founded is null ? null : Day(founded), closed is null ? null : Day(closed),
        Always(commune), Always(sector), MembershipHistory.Empty, MembershipHistory.Empty, [], ImmutableDictionary<UnitField, FieldOrigin>.Empty, Now, Now);

    public static MembershipHistory Always(string code) => MembershipHistory.Empty.Set(code, null);

    public static Figures Figures(params (string Element, long Minor)[] values) =>
        EconomieSociale.Reports.Figures.From(values.Select(v => KeyValuePair.Create(v.Element, new ElementValue(v.Minor))));

    public static Contribution Told(string dataSet, string period, Figures submitted, int version = 1, Figures? validated = null, string? statement = null) => new(
        dataSet, Period(period), version, ReportState.Submitted, submitted, statement is null ? null : Day(statement), validated,
        statement is null || validated is null ? null : Day(statement));

    public static Report Report(Figures figures, string dataSet = "Q", string period = "2021Q1", ReportState state = ReportState.Submitted)
    {
        ImmutableArray<ReviewStep> steps = state == ReportState.Submitted ? [] : [new(state, "reviewer", Now, null)];
        return new(dataSet, Period(period), [new(1, figures, null, "author", Now, null, ["first"], null, [], steps)], null);
    }

    public static SubmitReport Submit(string id, params (string Element, decimal Value)[] values) =>
        new(id, "Q", "2021Q1", Raw(values), "author");

    public static ImmutableArray<KeyValuePair<string, RawValue>> Raw(params (string Element, decimal Value)[] values) =>
        [.. values.Select(v => KeyValuePair.Create(v.Element, RawValue.Of(v.Value)))];

    public static AggregateQuery Query(string period, string territory = "N", string vintage = TestPack.New) =>
        new(territory, vintage, Range(period), [], ["sales", "members_total"], [], [], false);
}
