using System.Collections.Immutable;
using EconomieSociale.Columns;
using EconomieSociale.Cooperatives;
using EconomieSociale.Delivery;
using EconomieSociale.Territories;

namespace EconomieSociale.Alerts;

/// <summary>The alerts of the units of an area. Between portions of units others get their turn.</summary>
internal static class AreaAlerts
{
    private const int Portion = 32;

    /// <param name="communes">Of the area, those that the question is about.</param>
    public static async Task<ImmutableArray<UnitAlert>> Find(AreaBook book, AlertQuery query, HashSet<string> communes)
    {
        var found = ImmutableArray.CreateBuilder<UnitAlert>();
        for (var row = 0; row < book.Count; row++)
        {
            if (Lies(book.Units[row], query, communes) is { } place)
            {
                found.AddRange(book.Care(row, query.Today, query.Now).Alerts.Alerts.Where(query.Wants).Select(alert => Line(book, book.Units[row], place, alert, query.Today)));
                await Pause(row);
            }
        }

        return found.ToImmutable();
    }

    public static async Task<ImmutableArray<UnitPlan>> Plans(AreaBook book, AlertQuery query, HashSet<string> communes)
    {
        var found = ImmutableArray.CreateBuilder<UnitPlan>();
        for (var row = 0; row < book.Count; row++)
        {
            if (Lies(book.Units[row], query, communes) is { } place && !book.Recorded(row).Plans.IsEmpty)
            {
                var unit = book.Units[row];
                found.AddRange(book.Care(row, query.Today, query.Now).Plans.Select(p => new UnitPlan(unit.Code, unit.Name, unit.NameAr, place.Association, p)));
                await Pause(row);
            }
        }

        return found.ToImmutable();
    }

    public static async Task<AlertMeasures> Measure(AreaBook book, AlertQuery query, HashSet<string> communes)
    {
        var parts = new List<AlertMeasures>();
        for (var row = 0; row < book.Count; row++)
        {
            if (Lies(book.Units[row], query, communes) is not null)
            {
                parts.Add(AlertMeasures.Of(book.Care(row, query.Today, query.Now).Alerts, book.Recorded(row).VisitDays, book.Pack, query.Today));
                await Pause(row);
            }
        }

        return AlertMeasures.Sum(parts);
    }

    public static async Task<ImmutableArray<string>> Behind(AreaBook book, DateOnly today, DateTimeOffset now)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        for (var row = 0; row < book.Count; row++)
        {
            if (!ReferenceEquals(book.Care(row, today, now), book.Recorded(row)))
            {
                found.Add(book.Units[row].Code);
            }

            await Pause(row);
        }

        return found.ToImmutable();
    }

    public static AlertNews News(AreaBook book, ImmutableDictionary<string, int> marks, int limit, string area)
    {
        var notices = ImmutableArray.CreateBuilder<AlertNotice>();
        var read = ImmutableArray.CreateBuilder<KeyValuePair<string, int>>();
        for (var row = 0; row < book.Count && notices.Count < limit; row++)
        {
            var (unit, care) = (book.Units[row], book.Recorded(row));
            if (marks.GetValueOrDefault(unit.Code) is var mark && care.Version > mark)
            {
                notices.AddRange(AlertNews.Of(unit, care, mark, area, book.Pack));
                read.Add(new(unit.Code, care.Version));
            }
        }

        return new(notices.ToImmutable(), read.ToImmutable());
    }

    public static async Task<AlertReplay> Replay(AreaBook book, AlertRule rule, DateOnly today, HashSet<string> communes)
    {
        var sum = AlertReplay.Nothing;
        for (var row = 0; row < book.Count; row++)
        {
            if (communes.Contains(UnitSlices.Place(book.Units[row], today).Commune))
            {
                sum = AlertReplay.Sum([sum, AlertReplay.Of(rule, book.Dossier(row), book.Recorded(row).Facts, today)]);
            }

            await Pause(row);
        }

        return sum;
    }

    private static async Task Pause(int row)
    {
        if (row % Portion == Portion - 1)
        {
            await Task.Yield();
        }
    }

    /// <summary>Where a unit belongs today; null if the question is not about it.</summary>
    private static UnitPlace? Lies(OrganisationUnit unit, AlertQuery query, HashSet<string> communes)
    {
        var place = UnitSlices.Place(unit, query.Today);
        return (query.Unit is null || query.Unit == unit.Code) && communes.Contains(place.Commune) && (query.Association is null || query.Association == place.Association)
            ? place
            : null;
    }

    private static UnitAlert Line(AreaBook book, OrganisationUnit unit, UnitPlace place, AlertRecord alert, DateOnly today)
    {
        return new(unit.Code, unit.Name, unit.NameAr, place.Commune, place.Sector, place.Association, alert, AlertEscalation.Recipients(alert, book.Pack, today));
    }
}
