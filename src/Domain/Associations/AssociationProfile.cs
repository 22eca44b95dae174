using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Associations;

/// <summary>Who an association is.</summary>
/// <param name="Commune">Its seat; may be unknown.</param>
[GenerateSerializer, Immutable, Alias("association-profile")]
public sealed record AssociationProfile(string Name, string? NameAr, string? Commune);

/// <summary>What may be registered about an association.</summary>
public static class AssociationRules
{
    public static ImmutableArray<Reason> Check(string code, AssociationProfile profile, Pack pack)
    {
        var faults = ImmutableArray.CreateBuilder<Reason>();
        if (!TextKey.IsValid(code))
        {
            faults.Add(Reason.Of("bad_code", "code", code));
        }

        if (string.IsNullOrWhiteSpace(profile.Name))
        {
            faults.Add(Reason.Of("required", "name"));
        }

        if (profile.Name?.Length > UnitRules.MaxNameLength || profile.NameAr?.Length > UnitRules.MaxNameLength)
        {
            faults.Add(Reason.Of("too_long", "name", $"{UnitRules.MaxNameLength}"));
        }

        if (profile.Commune is { } commune && pack.Territory.Find(commune)?.Level != pack.Territory.UnitLevel)
        {
            faults.Add(Reason.Of("unknown_commune", "commune", commune));
        }

        return faults.ToImmutable();
    }
}
