using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>A rate with what it is a part of. <c>Percent</c> has two decimals; null where the whole is nothing.</summary>
public sealed record RateBody(decimal Part, decimal Whole, string Of, decimal? Percent);

/// <summary>Where a line, or all of them, stand. Amounts in the currency of the pack, exact.</summary>
public sealed record LineFiguresBody(
    string? Line,
    Label? Name,
    decimal Allocated,
    decimal Committed,
    decimal Ordered,
    decimal Disbursed,
    decimal DueForJustification,
    decimal Justified,
    decimal Available,
    decimal UnpaidCommitments,
    decimal OrderedNotPaid,
    decimal OverdueUnjustified,
    int Agreements,
    RateBody CommitmentRate,
    RateBody PaymentOrderRate,
    RateBody DisbursementRate,
    RateBody JustificationRate,
    decimal? DaysToFirstPayment);

/// <summary>An invariant of the fund with what it says now.</summary>
public sealed record InvariantBody(string Code, bool Holds);

/// <summary>The fund on a day.</summary>
/// <param name="Elapsed">Per cent of the programme's time that is over: rates are read against it.</param>
public sealed record FundBody(
    DateOnly AsOf,
    string Currency,
    decimal Envelope,
    decimal Opened,
    decimal OpenToCommit,
    decimal PartnersDue,
    decimal PartnersReceived,
    decimal CashPosition,
    decimal Elapsed,
    RateBody OpenedRate,
    RateBody CommitmentRateEnvelope,
    RateBody CommitmentRateOpened,
    RateBody CofinancingReceivedRate,
    LineFiguresBody Total,
    ImmutableArray<LineFiguresBody> Lines,
    ImmutableArray<InvariantBody> Invariants);

/// <summary>Puts figures of the fund into amounts of the currency.</summary>
public sealed class FundWords(Pack pack)
{
    private FundTerms Terms => pack.Fund!;

    /// <summary>An amount as the reader's culture writes it.</summary>
    public string Show(long minor) => Show(Money(minor));

    public string Show(decimal amount) => amount.ToString($"N{Terms.Decimals}", System.Globalization.CultureInfo.CurrentCulture);

    /// <summary>A day for what machines read: addresses, fields of forms, files.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public decimal Money(long minor) => FixedPoint.FromMinor(minor, Terms.Decimals);

    /// <summary>What pages call a field of an operation or an agreement, with the sign of the currency where it is an amount.</summary>
    public static string Field(string name, string currency) => Localisation.Wording.Say($"fund_field_{name}", currency);

    /// <summary>The same; null for what no form shows.</summary>
    public static string? FieldOrNone(string name, string currency) => Localisation.Wording.HasPage($"fund_field_{name}") ? Field(name, currency) : null;

    /// <summary>An operation where it is named and not shown: its number, its kind, its amount, its day.</summary>
    public string Named(Operation operation) => Localisation.Wording.Say(
        operation.Amount == 0 ? "operation_named" : "operation_named_amount", operation.Number,
        Localisation.Wording.Say($"operation_{JsonName.Of(operation.Kind)}"), Localisation.Format.Date(operation.Date), Show(operation.Amount));

    public FundBody Of(FundFigures f, ImmutableArray<string> broken) => new(
        f.AsOf, pack.Currency, Money(f.Envelope), Money(f.Opened), Money(f.OpenToCommit), Money(f.PartnersDue), Money(f.PartnersReceived), Money(f.Cash),
        Math.Round(100 * f.Elapsed, 2, MidpointRounding.AwayFromZero),
        Rate(f.Opened, f.Envelope, "envelope"), Rate(f.Total.Committed, f.Envelope, "envelope"), Rate(f.Total.Committed, f.Opened, "opened"),
        Rate(f.PartnersReceived, f.PartnersDue, "partnersDue"),
        Of(f.Total), [.. f.Lines.Select(Of)], [.. Invariants.Select(code => new InvariantBody(code, !broken.Any(b => b.StartsWith(code, StringComparison.Ordinal))))]);

    public LineFiguresBody Of(LineFigures f) => new(
        f.Line, f.Line is null ? null : pack.List(CodeList.FundingLine).Find(f.Line)?.Name,
        Money(f.Allocated), Money(f.Committed), Money(f.Ordered), Money(f.Disbursed), Money(f.Due),
        Money(f.Justified), Money(f.Available), Money(f.UnpaidCommitments), Money(f.OrderedNotPaid), Money(f.OverdueUnjustified), f.Agreements,
        Rate(f.Committed, f.Allocated, "allocated"), Rate(f.Ordered, f.Committed, "committed"), Rate(f.Disbursed, f.Committed, "committed"),
        Rate(f.Justified, f.Due, "dueForJustification"),
        f.FirstPayments == 0 ? null : Math.Round((decimal)f.DaysToFirstPayment / f.FirstPayments, 2, MidpointRounding.AwayFromZero));

    /// <summary>Those that are checked, by the first part of the codes of their refusals (domain report §6.2).</summary>
    private static readonly ImmutableArray<string> Invariants = ["fund_i1", "fund_i2", "fund_i3", "fund_i4", "fund_i5", "fund_i6", "fund_i7", "fund_i8", "fund_i10"];

    public RateBody Rate(long part, long whole, string of) => new(Money(part), Money(whole), of, FundFigures.Rate(part, whole));
}
