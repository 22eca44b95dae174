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
[GenerateSerializer, Immutable, Alias("membership-history")]
public sealed record MembershipHistory(ImmutableArray<Membership> Entries)
{
    public static readonly MembershipHistory Empty = new([]);

    public string? Current => Entries.IsEmpty ? null : Entries[^1].Code;

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
            return earlier.Count == Entries.Length ? this : new([.. earlier]);
        }

        return new([.. earlier, new Membership(code, from)]);
    }

    public bool Equals(MembershipHistory? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Entries.Length, Current);
}
