using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>A line of the ledger. Amounts in the currency of the pack.</summary>
/// <param name="Line">Null: of the fund itself.</param>
/// <param name="Number">Counts the operations of the line, or of the fund.</param>
/// <param name="Milestone">Its number in the agreement.</param>
/// <param name="Due">The new day of a milestone.</param>
/// <param name="Note">Why.</param>
/// <param name="IsReversed">Taken back by a later one.</param>
public sealed record OperationBody(
    string? Line, int Number, string Kind, decimal? Amount, DateOnly Date, string? Agreement, int? Tranche, string? Partner, string? From, string? To, int? Year, int? Reverses,
    int? Milestone, DateOnly? Due, string? Note, bool IsReversed, string Author, string Approver, string Document, string CommandId, DateTimeOffset At);

/// <summary>A tranche of an agreement.</summary>
/// <param name="OnHold">Held back by a named person: neither ordered nor paid.</param>
public sealed record TrancheBody(int Number, decimal Amount, bool OnHold);

/// <summary>A milestone of an agreement.</summary>
/// <param name="Due">As it is planned now.</param>
/// <param name="ReachedOn">Null while it is not.</param>
public sealed record MilestoneBody(int Number, string Name, DateOnly Due, DateOnly? ReachedOn);

/// <summary>An agreement with its balance and its operations.</summary>
/// <param name="Id">The code of its line and its number there.</param>
public sealed record AgreementBody(
    string Id,
    string Line,
    string Unit,
    string Title,
    DateOnly Date,
    decimal TotalCost,
    decimal FundShare,
    ImmutableSortedDictionary<string, decimal> PartnerShares,
    decimal OwnContribution,
    ImmutableArray<TrancheBody> Tranches,
    ImmutableArray<MilestoneBody> Milestones,
    string Author,
    string Approver,
    string Document,
    decimal Committed,
    decimal Ordered,
    decimal Disbursed,
    decimal Refunded,
    decimal Justified,
    bool Closed,
    ImmutableArray<OperationBody> Operations);

/// <summary>Shows agreements and the ledger.</summary>
public sealed class LedgerWords(FundWords money)
{
    /// <summary>All agreements of a line.</summary>
    public IEnumerable<AgreementBody> Of(string line, LineBook book)
    {
        var (standing, operations) = (book.ByAgreement(), Of(line, book.Operations).ToLookup(o => o.Agreement));
        return book.Agreements.Select(a => Of(line, a, [.. standing[a.Number]], operations[NumberedId.Of(line, a.Number)]));
    }

    public AgreementBody Of(string line, LineBook book, Agreement agreement) => Of(
        line, agreement, [.. book.ByAgreement()[agreement.Number]], Of(line, [.. book.Operations.Where(o => o.Command.Agreement == agreement.Number)]));

    private AgreementBody Of(string line, Agreement agreement, ImmutableArray<Operation> standing, IEnumerable<OperationBody> operations)
    {
        var (balance, held) = (AgreementBalance.Of(standing), HoldRules.Held(standing).ToHashSet());
        var terms = agreement.Terms;
        return new(
            NumberedId.Of(line, agreement.Number), line, terms.Unit, terms.Title, terms.Date, money.Money(terms.TotalCost), money.Money(terms.FundShare),
            terms.Partners.ToImmutableSortedDictionary(p => p.Key, p => money.Money(p.Value), StringComparer.Ordinal), money.Money(terms.Own),
            [.. agreement.Tranches.Select(t => new TrancheBody(t.Number, money.Money(t.Amount), held.Contains(t.Number)))],
            [.. MilestoneState.Of(terms.Milestones, [.. standing.Select(FundStep.Of)]).Select(m => new MilestoneBody(m.Number, m.Name, m.Due, m.ReachedOn))],
            terms.Author, terms.Approver, terms.Document,
            money.Money(balance.Committed), money.Money(balance.Ordered), money.Money(balance.Net), money.Money(balance.Refunded), money.Money(balance.Justified), balance.IsClosed,
            [.. operations]);
    }

    public IEnumerable<OperationBody> Of(string? line, ImmutableArray<Operation> operations)
    {
        var reversed = operations.Select(o => o.Command.Reverses).OfType<int>().ToHashSet();
        return operations.Select(o => new OperationBody(
            line, o.Number, JsonName.Of(o.Kind), o.Amount == 0 ? null : money.Money(o.Amount), o.Date,
            o.Command.Agreement is { } n ? NumberedId.Of(line!, n) : null, o.Command.Tranche,
            o.Command.Partner, o.Command.From, o.Command.To, o.Command.Year, o.Command.Reverses, o.Command.Milestone, o.Command.Due, o.Command.Note,
            reversed.Contains(o.Number), o.Command.Author, o.Command.Approver,
            o.Command.Document, o.Command.CommandId, o.At));
    }
}
