using System.Collections.Immutable;

namespace EconomieSociale.Funding;

/// <summary>An operation as it matters to the unit that holds the agreement. Amount in smallest units.</summary>
/// <param name="Due">The new day of a milestone.</param>
[GenerateSerializer, Immutable, Alias("fund-step")]
public sealed record FundStep(OperationKind Kind, DateOnly Date, long Amount, int? Milestone, DateOnly? Due)
{
    public static FundStep Of(Operation o) => new(o.Kind, o.Date, o.Amount, o.Command.Milestone, o.Command.Due);
}

/// <summary>An agreement as it matters to its unit.</summary>
/// <param name="Steps">What stands in the ledger, in its order.</param>
[GenerateSerializer, Immutable, Alias("agreement-excerpt")]
public sealed record AgreementExcerpt(int Number, DateOnly Date, ImmutableArray<Milestone> Milestones, ImmutableArray<FundStep> Steps);

/// <summary>What a line has to say of one unit.</summary>
/// <param name="Version">Of the line's row; a higher one replaces a lower one, whatever comes in which order.</param>
[GenerateSerializer, Immutable, Alias("line-excerpt")]
public sealed record LineExcerpt(string Line, int Version, ImmutableArray<AgreementExcerpt> Agreements)
{
    public static LineExcerpt Of(string line, LineBook book, string unit) => Of(line, book, unit, book.ByAgreement());

    /// <summary>Those of all units that a line has agreements with.</summary>
    public static IEnumerable<(string Unit, LineExcerpt Excerpt)> All(string line, LineBook book)
    {
        var standing = book.ByAgreement();
        return book.Agreements.Select(a => a.Terms.Unit).Distinct(StringComparer.Ordinal).Select(unit => (unit, Of(line, book, unit, standing)));
    }

    private static LineExcerpt Of(string line, LineBook book, string unit, ILookup<int, Operation> standing) => new(
        line,
        book.Version,
        [
            .. book.Agreements.Where(a => a.Terms.Unit == unit).Select(a => new AgreementExcerpt(
                a.Number, a.Terms.Date, a.Terms.Milestones,
                [.. standing[a.Number].Select(FundStep.Of)])),
        ]);
}

/// <summary>What the lines of the fund have told of one unit: the ledger decides, this is what its alerts read.</summary>
[GenerateSerializer, Immutable, Alias("unit-funding")]
public sealed record UnitFunding(ImmutableArray<LineExcerpt> Lines)
{
    public static readonly UnitFunding None = new([]);

    public IEnumerable<AgreementExcerpt> Agreements => Lines.SelectMany(l => l.Agreements);

    /// <summary>The funding after a line told; the same one if it is no news.</summary>
    public UnitFunding Told(LineExcerpt excerpt)
    {
        var held = Lines.FirstOrDefault(l => l.Line == excerpt.Line);
        return held is null ? new(Lines.Add(excerpt))
            : held.Version >= excerpt.Version ? this
            : new(Lines.Replace(held, excerpt));
    }
}
