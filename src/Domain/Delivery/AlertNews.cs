using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Territories;

namespace EconomieSociale.Delivery;

/// <summary>What units of an area have recorded since their marks, and the marks to keep once it is written down.</summary>
/// <param name="Marks">Versions of care books by unit; only those that changed.</param>
[GenerateSerializer, Immutable, Alias("alert-news")]
public sealed record AlertNews(ImmutableArray<AlertNotice> Notices, ImmutableArray<KeyValuePair<string, int>> Marks)
{
    /// <summary>
    /// The lines that a care book got after a version. A line belongs to the area in which the unit lay on its day, so that one that moves is in no two journals.
    /// </summary>
    public static IEnumerable<AlertNotice> Of(OrganisationUnit unit, CareBook recorded, int mark, string area, Pack pack)
    {
        foreach (var alert in recorded.Alerts.Alerts)
        {
            for (var line = 0; line < alert.Entries.Length; line++)
            {
                var entry = alert.Entries[line];
                if (entry.Version <= mark)
                {
                    continue;
                }

                var place = UnitSlices.Place(unit, pack.DayOf(entry.At));
                if (pack.Territory.AreaOf(pack.Territory.Find(place.Commune)!).Code == area)
                {
                    yield return new(
                        unit.Code, unit.Name, unit.NameAr, place.Commune, place.Association, alert.Number, line, alert.Rule, entry.Event, entry.Severity, entry.At,
                        To(alert, line, pack));
                }
            }
        }
    }

    /// <summary>The lines that the alerts of a funding line got after a version. They are about the whole programme.</summary>
    public static IEnumerable<AlertNotice> Of(string line, AlertBook alerts, int mark, Pack pack)
    {
        var name = pack.List(CodeList.FundingLine).Find(line)!.Name;
        return
            from alert in alerts.Alerts
            from entry in alert.Entries.Select((entry, at) => (Entry: entry, At: at))
            where entry.Entry.Version > mark
            select new AlertNotice(
                LineOwner.Of(line), name.Fr, name.Ar, pack.Territory.Root.Code, null, alert.Number, entry.At, alert.Rule, entry.Entry.Event, entry.Entry.Severity, entry.Entry.At,
                To(alert, entry.At, pack));
    }

    private static ImmutableArray<Relation> To(AlertRecord alert, int line, Pack pack) => alert.Entries[line].To is { } added
        ? [added]
        : [.. (pack.AlertRule(alert.Rule)?.Recipients ?? []).Concat(alert.Entries.Take(line).Select(e => e.To).OfType<Relation>()).Distinct()];
}
