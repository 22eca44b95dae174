using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Cooperatives;

/// <summary>What may be registered about a unit.</summary>
public static class UnitRules
{
    /// <summary>Long enough for every official name.</summary>
    public const int MaxNameLength = 300;

    /// <summary>Most changes of commune, sector, association or line that one unit may have.</summary>
    public const int MaxMemberships = 200;

    /// <summary>Applies a change to a unit, or to nothing for a new one.</summary>
    public static Decision<OrganisationUnit> Decide(OrganisationUnit? unit, UnitChange change, Pack pack, DateTimeOffset now, DateOnly today)
    {
        var (fields, conflicts) = Effective(unit, change);
        var faults = conflicts.AddRange(fields.SelectMany(f => Faults(f.Key, f.Value, pack)));
        faults = faults.AddRange(Missing(unit, change, fields));
        if (!TextKey.IsValid(change.Code))
        {
            faults = faults.Add(Reason.Of("bad_code", "code", change.Code));
        }

        if (!faults.IsEmpty)
        {
            return Decision<OrganisationUnit>.Refuse(faults);
        }

        var next = Apply(unit ?? New(change.Code, now), fields, unit is null ? change.ValidFrom : change.ValidFrom ?? today);
        if (next.ClosedOn < next.FoundedOn)
        {
            return Decision<OrganisationUnit>.Refuse(Reason.Of("closed_before_founded", "closedOn"));
        }

        if (new[] { next.Commune, next.Sector, next.Association, next.FundingLine }.Any(h => h.Entries.Length > MaxMemberships))
        {
            return Decision<OrganisationUnit>.Refuse(Reason.Of("too_many_memberships", "validFrom", $"{MaxMemberships}"));
        }

        if (unit is not null && next == unit)
        {
            return Decision<OrganisationUnit>.Keep(unit);
        }

        // A value for want of a better one binds nobody: a later row of the same import may replace it.
        var changed = fields.Keys.Where(f => unit is null || Text(unit, f) != Text(next, f));
        var origins = changed.Aggregate(next.Origins, (o, f) =>
            o.SetItem(f, o.GetValueOrDefault(f, FieldOrigin.None).SetBy(change.OnlyWhenNew.Contains(f) ? null : change.Import)));
        return Decision<OrganisationUnit>.To(next with { Version = next.Version + 1, Origins = origins, ChangedAt = now });
    }

    /// <summary>The value of a field as the text in which it is given; null when there is none.</summary>
    public static string? Text(OrganisationUnit unit, UnitField field) => field switch
    {
        UnitField.Name => unit.Name,
        UnitField.NameAr => unit.NameAr,
        UnitField.Kind => unit.Kind.ToString(),
        UnitField.LegalForm => unit.LegalForm,
        UnitField.FoundedOn => unit.FoundedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        UnitField.ClosedOn => unit.ClosedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        UnitField.Commune => unit.Commune.Current,
        UnitField.Sector => unit.Sector.Current,
        UnitField.Association => unit.Association.Current,
        _ => unit.FundingLine.Current,
    };

    /// <summary>
    /// The fields that this change really sets. Of an import that set a field before, a different value is a contradiction
    /// while its own value stands, and old news once somebody else changed it.
    /// </summary>
    private static (Dictionary<UnitField, string?> Fields, ImmutableArray<Reason> Conflicts) Effective(OrganisationUnit? unit, UnitChange change)
    {
        var fields = new Dictionary<UnitField, string?>();
        var conflicts = ImmutableArray.CreateBuilder<Reason>();
        foreach (var (field, given) in change.Set)
        {
            var value = string.IsNullOrWhiteSpace(given) ? null : given.Trim();
            var held = unit is null ? null : Text(unit, field);
            var origin = unit?.Origins.GetValueOrDefault(field) ?? FieldOrigin.None;
            if (held is not null && change.OnlyWhenNew.Contains(field))
            {
                continue;
            }

            var same = field == UnitField.Kind ? string.Equals(value, held, StringComparison.OrdinalIgnoreCase) : value == held;
            if (change.Import is not null && !same && origin.Current == change.Import)
            {
                conflicts.Add(Reason.Of("contradicts_same_import", Key(field), held ?? "", value ?? ""));
            }
            else if (change.Import is null || same || !origin.Past.Contains(change.Import))
            {
                fields[field] = value;
            }
        }

        return (fields, conflicts.ToImmutable());
    }

    private static IEnumerable<Reason> Missing(OrganisationUnit? unit, UnitChange change, Dictionary<UnitField, string?> fields)
    {
        foreach (var field in new[] { UnitField.Name, UnitField.Kind, UnitField.Commune, UnitField.Sector })
        {
            var given = fields.TryGetValue(field, out var value);
            if (given ? value is null : unit is null && !change.Set.ContainsKey(field))
            {
                yield return Reason.Of("required", Key(field));
            }
        }
    }

    private static IEnumerable<Reason> Faults(UnitField field, string? value, Pack pack)
    {
        if (value is null)
        {
            return [];
        }

        return field switch
        {
            UnitField.Name or UnitField.NameAr => value.Length > MaxNameLength ? [Reason.Of("too_long", Key(field), $"{MaxNameLength}")] : [],
            UnitField.Kind => Enum.TryParse<UnitKind>(value, true, out var kind) && Enum.IsDefined(kind) ? [] : [Reason.Of("unknown_kind", "kind", value)],
            UnitField.FoundedOn or UnitField.ClosedOn => Date(value) is null ? [Reason.Of("not_a_date", Key(field), value)] : [],
            UnitField.Commune => pack.Territory.Find(value) is { } d && d.Level == pack.Territory.UnitLevel ? [] : [Reason.Of("unknown_commune", "commune", value)],
            UnitField.Sector => Listed(CodeList.Sector, "unknown_sector"),
            UnitField.LegalForm => Listed(CodeList.LegalForm, "unknown_legal_form"),
            UnitField.FundingLine => Listed(CodeList.FundingLine, "unknown_funding_line"),
            _ => TextKey.IsValid(value) ? [] : [Reason.Of("bad_code", Key(field), value)],
        };

        IEnumerable<Reason> Listed(string list, string code) => pack.List(list).Find(value) is not null ? [] : [Reason.Of(code, Key(field), value)];
    }

    private static OrganisationUnit New(string code, DateTimeOffset now) => new(
        code, 0, "", null, UnitKind.Cooperative, null, null, null,
        MembershipHistory.Empty, MembershipHistory.Empty, MembershipHistory.Empty, MembershipHistory.Empty,
        [], ImmutableDictionary<UnitField, FieldOrigin>.Empty, now, now);

    private static OrganisationUnit Apply(OrganisationUnit unit, Dictionary<UnitField, string?> fields, DateOnly? from) =>
        fields.Aggregate(unit, (u, f) => f.Key switch
        {
            UnitField.Name => u with { Name = f.Value! },
            UnitField.NameAr => u with { NameAr = f.Value },
            UnitField.Kind => u with { Kind = Enum.Parse<UnitKind>(f.Value!, true) },
            UnitField.LegalForm => u with { LegalForm = f.Value },
            UnitField.FoundedOn => u with { FoundedOn = Date(f.Value) },
            UnitField.ClosedOn => u with { ClosedOn = Date(f.Value) },
            UnitField.Commune => u with { Commune = Moved(u, u.Commune, f.Value, from) },
            UnitField.Sector => u with { Sector = Moved(u, u.Sector, f.Value, from) },
            UnitField.Association => u with { Association = Moved(u, u.Association, f.Value, from) },
            _ => u with { FundingLine = Moved(u, u.FundingLine, f.Value, from) },
        });

    /// <summary>
    /// A repeated registration with the same membership leaves its dates alone. A unit that is known already belonged to none
    /// before its first association or line.
    /// </summary>
    private static MembershipHistory Moved(OrganisationUnit unit, MembershipHistory history, string? code, DateOnly? from)
    {
        var known = unit.Version > 0 && history.Entries.IsEmpty ? new([new Membership(null, null)]) : history;
        return history.Current == code ? history : known.Set(code, from);
    }

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Key(UnitField field) => JsonName.Of(field);
}
