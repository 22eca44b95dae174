using EconomieSociale.Alerts;

namespace EconomieSociale.People;

/// <summary>What a person is to others, from a day to a day. Whatever somebody receives follows from it; nobody is put on a list by hand.</summary>
/// <param name="Of">
/// The code of the unit (a reporter), of the association (agents and leads) or of the division (the others; null: the whole programme).
/// </param>
/// <param name="From">First day; null: since always.</param>
/// <param name="To">Last day; null: no end is known.</param>
[GenerateSerializer, Immutable, Alias("person-relation")]
public sealed record PersonRelation(Relation Relation, string? Of, DateOnly? From, DateOnly? To)
{
    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);
}
