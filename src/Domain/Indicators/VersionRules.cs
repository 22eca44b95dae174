using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>A version of the catalogue as the store remembers it.</summary>
/// <param name="Fingerprint">See <see cref="Catalogue.Fingerprint"/>.</param>
[GenerateSerializer, Immutable, Alias("catalogue-mark")]
public sealed record CatalogueMark(int Number, string Fingerprint, Period? From);

/// <summary>
/// Keeps old assessments as they were: a version that assessed something may neither change nor vanish, and a new one may not begin in a period that is over.
/// </summary>
public static class VersionRules
{
    /// <summary>Why the versions that a process brings cannot be put in force over those that the store knows; empty when they can.</summary>
    /// <param name="current">The main period that runs now.</param>
    public static ImmutableArray<Reason> Check(ImmutableArray<CatalogueMark> known, ImmutableArray<CatalogueMark> brought, Period current)
    {
        var faults = ImmutableArray.CreateBuilder<Reason>();
        foreach (var mark in known)
        {
            if (brought.FirstOrDefault(b => b.Number == mark.Number) is not { } same)
            {
                faults.Add(Reason.Of("catalogue_version_missing", CatalogueDraft.VersionsFile, $"{mark.Number}"));
            }
            else if (same.Fingerprint != mark.Fingerprint || same.From != mark.From)
            {
                faults.Add(Reason.Of("catalogue_version_changed", CatalogueDraft.VersionsFile, $"{mark.Number}"));
            }
        }

        foreach (var mark in brought.Where(b => known.Length > 0 && known.All(k => k.Number != b.Number) && (b.From is null || b.From < current)))
        {
            faults.Add(Reason.Of("catalogue_version_in_the_past", CatalogueDraft.VersionsFile, $"{mark.Number}", $"{mark.From}", $"{current}"));
        }

        return faults.ToImmutable();
    }
}
