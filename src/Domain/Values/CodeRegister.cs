using System.Collections.Immutable;

namespace EconomieSociale.Values;

/// <summary>A list of codes with a limit.</summary>
public static class CodeRegister
{
    public static readonly ImmutableSortedSet<string> Empty = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The list with a code; refused with a reason that names the limit when it is full.</summary>
    public static Decision<ImmutableSortedSet<string>> Add(ImmutableSortedSet<string> codes, string code, int most, Func<string, Reason> full) =>
        codes.Contains(code) ? Decision<ImmutableSortedSet<string>>.Keep(codes)
        : codes.Count >= most ? Decision<ImmutableSortedSet<string>>.Refuse(full($"{most}"))
        : Decision<ImmutableSortedSet<string>>.To(codes.Add(code));
}
