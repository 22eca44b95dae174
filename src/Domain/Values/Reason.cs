using System.Collections.Immutable;

namespace EconomieSociale.Values;

/// <summary>
/// Why something was refused, or what looks wrong: a code with arguments, never a sentence. The edge words it in the reader's language.
/// </summary>
/// <param name="Code">Stable snake_case code, for example <c>unknown_element</c>.</param>
/// <param name="Field">Name of the field as the sender knows it; empty when the whole request is meant.</param>
/// <param name="Args">Values that the sentence names, invariant.</param>
/// <param name="Label">The sentence itself where a pack brings it (validation rules).</param>
[GenerateSerializer, Immutable, Alias("reason")]
public sealed record Reason(string Code, string Field, ImmutableArray<string> Args, Label? Label = null)
{
    public static Reason Of(string code, string field, params string[] args) => new(code, field, [.. args]);

    public bool Equals(Reason? other) =>
        other is not null && Code == other.Code && Field == other.Field && Args.SequenceEqual(other.Args) && Label == other.Label;

    public override int GetHashCode() => HashCode.Combine(Code, Field, Args.Length);

    public override string ToString() => $"{Code}({Field}: {string.Join(", ", Args)})";
}
