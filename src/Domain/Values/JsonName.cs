namespace EconomieSociale.Values;

/// <summary>The name under which a member of an enumeration is known outside: <c>FoundedOn</c> is <c>foundedOn</c>.</summary>
public static class JsonName
{
    public static string Of(Enum member)
    {
        var name = member.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
