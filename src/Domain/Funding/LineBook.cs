using System.Collections.Immutable;

namespace EconomieSociale.Funding;

/// <summary>A funding line: its agreements and its ledger. Balances follow from the ledger and are kept nowhere.</summary>
/// <param name="Version">Rises with every write.</param>
[GenerateSerializer, Immutable, Alias("line-book")]
public sealed record LineBook(int Version, ImmutableArray<Agreement> Agreements, ImmutableArray<Operation> Operations)
{
    public const int MaxAgreements = 5_000;

    public static readonly LineBook Empty = new(0, [], []);

    public Agreement? Find(int number) => Agreements.FirstOrDefault(a => a.Number == number);

    /// <summary>The standing operations by agreement, in the order of the ledger: read once for whoever looks at many.</summary>
    public ILookup<int, Operation> ByAgreement() => Operations.Standing().ToLookup(o => o.Command.Agreement!.Value);

    public AgreementBalance Balance(int agreement) => AgreementBalance.Of(ByAgreement()[agreement]);

    /// <summary>What the line tells the fund.</summary>
    public LineMark Mark
    {
        get
        {
            var balances = ByAgreement().Select(AgreementBalance.Of).ToArray();
            return checked(new LineMark(Version, balances.Sum(b => b.Committed), balances.Sum(b => b.Net)));
        }
    }
}
