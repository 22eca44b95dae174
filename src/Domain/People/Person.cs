using System.Collections.Immutable;

namespace EconomieSociale.People;

/// <summary>Somebody whom the programme writes to.</summary>
/// <param name="Email">Null: nothing can be sent; all is in the inbox.</param>
/// <param name="Language">ISO 639-1.</param>
[GenerateSerializer, Immutable, Alias("person-profile")]
public sealed record Person(string Code, string Name, string? NameAr, string? Email, string Language, ImmutableArray<PersonRelation> Relations, Preferences Preferences)
{
    public bool Equals(Person? other) => other is not null && (Code, Name, NameAr, Email, Language, Preferences)
        == (other.Code, other.Name, other.NameAr, other.Email, other.Language, other.Preferences) && Relations.AsSpan().SequenceEqual(other.Relations.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Code, Name, Email);
}
