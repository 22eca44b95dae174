using EconomieSociale.Alerts;
using EconomieSociale.People;
using EconomieSociale.Programme;

namespace EconomieSociale.Delivery;

/// <summary>Whether an event concerns a person: by the relation on its day, never by a list.</summary>
public static class Routing
{
    /// <summary>True if a relation of the person is among those that the event concerns, and held on its day.</summary>
    public static bool Concerns(Person person, AlertNotice notice, Pack pack) => By(person, notice, pack, pack.DayOf(notice.At)).Any();

    /// <summary>True if it may be sent to the person on a day: a relation that it was for then still holds.</summary>
    public static bool MayReach(Person person, AlertNotice notice, Pack pack, DateOnly today) =>
        By(person, notice, pack, pack.DayOf(notice.At)).Any(r => r.HoldsOn(today));

    private static IEnumerable<PersonRelation> By(Person person, AlertNotice notice, Pack pack, DateOnly day) =>
        person.Relations.Where(r => notice.To.Contains(r.Relation) && r.HoldsOn(day) && IsTo(r, notice, pack));

    private static bool IsTo(PersonRelation relation, AlertNotice notice, Pack pack) => relation.Relation switch
    {
        Relation.Reporter => relation.Of == notice.Unit,
        Relation.AssociationAgent or Relation.AssociationLead => relation.Of is not null && relation.Of == notice.Association,
        _ => relation.Of is null || (pack.Territory.Find(relation.Of) is { } division && pack.Territory.LiesIn(pack.Territory.Find(notice.Commune)!, division)),
    };
}
