using System.Collections.Immutable;

namespace EconomieSociale.Funding;

/// <summary>An operation as it matters to the unit that holds the agreement. Amount in smallest units.</summary>
/// <param name="Due">The new day of a milestone.</param>
/// <param name="Until">The day on which it was taken back; null where it stands.</param>
[GenerateSerializer, Immutable, Alias("fund-step")]
public sealed record FundStep(OperationKind Kind, DateOnly Date, long Amount, int? Milestone, DateOnly? Due, DateOnly? Until)
{
    public static FundStep Of(Operation o) => Of(o, null);

    public static FundStep Of(Operation o, DateOnly? until) => new(o.Kind, o.Date, o.Amount, o.Command.Milestone, o.Command.Due, until);

    public bool StandsOn(DateOnly day) => Date <= day && (Until is null || day < Until);
}

/// <summary>An agreement as it matters to its unit.</summary>
/// <param name="Steps">What stands in the ledger, or once stood, in its order.</param>
[GenerateSerializer, Immutable, Alias("agreement-excerpt")]
public sealed record AgreementExcerpt(int Number, DateOnly Date, ImmutableArray<Milestone> Milestones, ImmutableArray<FundStep> Steps);

/// <summary>What a line has to say of one unit.</summary>
/// <param name="Version">Of the line's row; a higher one replaces a lower one, whatever comes in which order.</param>
[GenerateSerializer, Immutable, Alias("line-excerpt")]
public sealed record LineExcerpt(string Line, int Version, ImmutableArray<AgreementExcerpt> Agreements)
{
    public static LineExcerpt Of(string line, LineBook book, string unit) => Of(line, book, unit, Steps(book));

    /// <summary>Those of all units that a line has agreements with.</summary>
    public static IEnumerable<(string Unit, LineExcerpt Excerpt)> All(string line, LineBook book)
    {
        var steps = Steps(book);
        return book.Agreements.Select(a => a.Terms.Unit).Distinct(StringComparer.Ordinal).Select(unit => (unit, Of(line, book, unit, steps)));
    }

    private static LineExcerpt Of(string line, LineBook book, string unit, ILookup<int, FundStep> steps) => new(
        line,
        book.Version,
        [
            .. book.Agreements.Where(a => a.Terms.Unit == unit).Select(a => new AgreementExcerpt(
                a.Number, a.Terms.Date, a.Terms.Milestones, [.. steps[a.Number]])),
        ]);

    private static ILookup<int, FundStep> Steps(LineBook book) =>
        book.Operations.Dated().ToLookup(o => o.Operation.Command.Agreement!.Value, o => FundStep.Of(o.Operation, o.Until));
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
