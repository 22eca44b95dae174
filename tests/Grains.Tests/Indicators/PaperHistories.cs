using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Paper;
using EconomieSociale.Values;

namespace EconomieSociale.Tests.Indicators;

/// <summary>Units of the paper as the product holds them.</summary>
internal static class PaperHistories
{
    private static readonly DateTimeOffset Registered = new(2024, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static UnitContributions Of(PaperUnit unit, Pack pack) => new(
        new(
            "U1", 1, "Unit", null, unit.Kind == PaperUnit.Tpe ? UnitKind.Tpe : UnitKind.Cooperative, null, null, null,
            MembershipHistory.Empty.Set(Commune(pack), null), MembershipHistory.Empty.Set(unit.Sector, null), MembershipHistory.Empty, MembershipHistory.Empty,
            [], ImmutableDictionary<UnitField, FieldOrigin>.Empty, Registered, Registered),
        [.. unit.Values.GroupBy(v => (v.Key.Form, v.Key.Period)).Where(g => g.Key.Form == "A" || unit.ReceivedOn.ContainsKey(g.Key.Period))
            .Select(g => Report(g.Key.Form, g.Key.Period, g, unit, pack)),
            .. unit.ReceivedOn.Keys.Where(p => unit.Values.Keys.All(k => k.Form != "Q" || k.Period != p)).Select(p => Report("Q", p, [], unit, pack))]);

    private static Contribution Report(
        string form, string period, IEnumerable<KeyValuePair<(string Form, string Period, string Element), string>> values, PaperUnit unit, Pack pack) => new(
        form,
        Period.Parse(period),
        1,
        ReportState.Submitted,
        Figures.From(values.Select(v => KeyValuePair.Create(v.Key.Element, Value(pack.Element(v.Key.Element)!, v.Value)))),
        null,
        null,
        ReceivedOn: unit.ReceivedOn.TryGetValue(period, out var day) ? day : null);

    private static ElementValue Value(DataElement element, string text)
    {
        if (text == PaperUnit.NotApplicable)
        {
            return ElementValue.NotApplicable;
        }

        return element.Type switch
        {
            ElementType.Date => new(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber),
            ElementType.YesNo => new(text == "true" ? 1 : 0),
            _ when FixedPoint.TryToMinor(decimal.Parse(text, CultureInfo.InvariantCulture), element.Decimals, out var minor) => new(minor),
            _ => throw new FormatException($"{element.Code}: {text}"),
        };
    }

    private static string Commune(Pack pack) => pack.Territory.UnitDivisions(pack.Territory.Root, pack.DefaultVintage.Code).First().Code;
}
