using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.People;

/// <summary>What may be registered about a person.</summary>
public static class PersonRules
{
    public const int MaxRelations = 200;

    /// <summary>RFC 5321: 64 for the name, 255 for the domain, 254 for both and the sign between.</summary>
    public const int MaxEmail = 254;

    private static readonly string[] Languages = ["fr", "ar", "en"];

    public static ImmutableArray<Reason> Check(Person person, Pack pack)
    {
        var faults = ImmutableArray.CreateBuilder<Reason>();
        if (!TextKey.IsValid(person.Code))
        {
            faults.Add(Reason.Of("bad_code", "code", person.Code));
        }

        if (string.IsNullOrWhiteSpace(person.Name))
        {
            faults.Add(Reason.Of("required", "name"));
        }

        if (person.Name?.Length > UnitRules.MaxNameLength || person.NameAr?.Length > UnitRules.MaxNameLength)
        {
            faults.Add(Reason.Of("too_long", "name", $"{UnitRules.MaxNameLength}"));
        }

        if (person.Email is { } email && !IsAddress(email))
        {
            faults.Add(Reason.Of("bad_email", "email", email));
        }

        if (!Languages.Contains(person.Language))
        {
            faults.Add(Reason.Of("unknown_language", "language", person.Language));
        }

        if (person.Relations.Length > MaxRelations)
        {
            faults.Add(Reason.Of("too_many_relations", "relations", $"{MaxRelations}"));
        }

        faults.AddRange(person.Relations.SelectMany(r => Check(r, pack)));
        faults.AddRange(Check(person.Preferences));
        return faults.ToImmutable();
    }

    public static IEnumerable<Reason> Check(Preferences preferences)
    {
        if (preferences.Floor is < Severity.Info or > Severity.Critical)
        {
            yield return Reason.Of("unknown_severity", "floor", JsonName.Of(preferences.Floor), "info, warning, critical");
        }

        foreach (var (field, hour) in new[] { ("digestHour", preferences.DigestHour), ("quietFrom", preferences.QuietFrom), ("quietTo", preferences.QuietTo) })
        {
            if (hour is < 0 or > 23)
            {
                yield return Reason.Of("bad_hour", field, $"{hour}");
            }
        }
    }

    private static IEnumerable<Reason> Check(PersonRelation relation, Pack pack)
    {
        if (!Enum.IsDefined(relation.Relation))
        {
            yield return Reason.Of("unknown_relation", "relations", $"{relation.Relation}");
        }
        else if (relation.Relation is Relation.Reporter or Relation.AssociationAgent or Relation.AssociationLead)
        {
            if (!TextKey.IsValid(relation.Of))
            {
                yield return Reason.Of("bad_code", "relations", relation.Of ?? "");
            }
        }
        else if (relation.Of is { } division && pack.Territory.Find(division) is null)
        {
            yield return Reason.Of("unknown_division", "relations", division);
        }

        if (relation.From > relation.To)
        {
            yield return Reason.Of("ends_before_it_begins", "relations");
        }
    }

    /// <summary>One sign <c>@</c> with something on both sides, and nothing that could end the line of a mail's head.</summary>
    private static bool IsAddress(string email) => email.Length <= MaxEmail && email.Split('@') is [{ Length: > 0 and <= 64 }, { Length: > 0 } domain]
        && !email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"') && !domain.StartsWith('.') && !domain.EndsWith('.');
}
