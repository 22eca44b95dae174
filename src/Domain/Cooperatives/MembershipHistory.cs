using System.Collections.Immutable;

namespace EconomieSociale.Cooperatives;

/// <summary>From a day on, a unit belongs to something (a commune, a sector, an association) or, with a null code, to none.</summary>
/// <param name="From">First day, null for "since always".</param>
[GenerateSerializer, Immutable, Alias("membership")]
public sealed record Membership(string? Code, DateOnly? From);

/// <summary>
/// The memberships of a unit in one dimension, by rising date. History is totalled by the membership of its time;
/// days before the first entry count with it, because figures must lie somewhere.
/// </summary>
/// <param name="Former">
/// Codes that a correction took out of the history: whoever was told of them must be told that they are gone, also when the first attempt to tell died.
/// </param>
[GenerateSerializer, Immutable, Alias("membership-history")]
public sealed record MembershipHistory(ImmutableArray<Membership> Entries, ImmutableList<string>? Former = null)
{
    public static readonly MembershipHistory Empty = new([]);

    public string? Current => Entries.IsEmpty ? null : Entries[^1].Code;

    /// <summary>Every code that the unit belongs to, belonged to, or was once said to belong to.</summary>
    public IEnumerable<string> Concerned() => Entries.Select(e => e.Code).OfType<string>().Concat(Former ?? []).Distinct(StringComparer.Ordinal);

    /// <summary>True if <see cref="Concerned"/> names it.</summary>
    public bool Concerns(string code)
    {
        foreach (var entry in Entries)
        {
            if (entry.Code == code)
            {
                return true;
            }
        }

        return Former?.Contains(code) == true;
    }

    public string? On(DateOnly day)
    {
        for (var i = Entries.Length - 1; i >= 0; i--)
        {
            if (i == 0 || Entries[i].From is null || Entries[i].From <= day)
            {
                return Entries[i].Code;
            }
        }

        return null;
    }

    /// <summary>
    /// Belongs to <paramref name="code"/> from a day on; entries that began on or after it are replaced.
    /// The first entry may begin "since always" (null).
    /// </summary>
    public MembershipHistory Set(string? code, DateOnly? from)
    {
        var earlier = Entries.Where(e => from is not null && (e.From is null || e.From < from)).ToList();
        var before = earlier.Count == 0 ? null : earlier[^1].Code;
        if (before == code)
        {
            return earlier.Count == Entries.Length ? this : With([.. earlier]);
        }

        return With([.. earlier, new Membership(code, from)]);
    }

    private MembershipHistory With(ImmutableArray<Membership> entries)
    {
        var gone = Concerned().Except(entries.Select(e => e.Code)).OfType<string>().ToImmutableList();
        return new(entries, gone.IsEmpty ? null : gone);
    }

    public bool Equals(MembershipHistory? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Entries.Length, Current);
}
