namespace EconomieSociale.Funding;

/// <summary>One of several things that are to happen at a line: an agreement, or an operation.</summary>
/// <param name="Of">The command that signed the agreement of the operation, where its sender does not know the number.</param>
[GenerateSerializer, Immutable, Alias("line-entry")]
public sealed record LineEntry(AgreementDraft? Draft, FundCommand? Operation, string? Of = null)
{
    public string CommandId => Draft?.CommandId ?? Operation!.CommandId;

    public static LineEntry Sign(AgreementDraft draft) => new(draft, null);

    public static LineEntry Enter(FundCommand operation, string? of = null) => new(null, operation, of);

    /// <summary>The operation with the number of its agreement.</summary>
    public FundCommand Numbered(LineBook book) =>
        Of is null ? Operation! : Operation! with { Agreement = book.Agreements.FirstOrDefault(a => a.Terms.CommandId == Of)?.Number };

    /// <summary>The unit that it concerns; null if there is no such agreement.</summary>
    public string? Unit(LineBook book) => Draft?.Unit ?? book.Find(Numbered(book).Agreement ?? 0)?.Terms.Unit;
}
