using System.Collections.Immutable;
using EconomieSociale.Funding;

namespace EconomieSociale.Tests.Funding;

/// <summary>A small fund of two lines and commands for it. Amounts in smallest units.</summary>
internal static class SomeFund
{
    public static readonly FundTerms Terms = new(
        1_000, ImmutableSortedDictionary<string, long>.Empty.Add("L1", 600).Add("L2", 400), Some.Day("2020-01-01"), Some.Day("2022-12-31"), 0.7m, 300, 0.9m, 180, 2,
        [new("jobs"), new("sales")], "costs", 0.01m);

    private static int last;

    public static FundCommand Do(
        OperationKind kind, long amount = 0, string date = "2021-06-01", int? agreement = null, int? tranche = null, string? from = null, string? to = null, int? reverses = null,
        string? id = null, string author = "clerk", string approver = "head") => new(
        id ?? $"c{Interlocked.Increment(ref last)}", kind, amount, Some.Day(date), author, approver, "doc", kind is OperationKind.Pledge or OperationKind.Receipt ? "state" : null,
        from, to, kind == OperationKind.Opening ? 2021 : null, agreement, tranche, reverses);

    public static AgreementDraft Draft(long share = 200, params long[] tranches) => new(
        $"c{Interlocked.Increment(ref last)}", "U1", "Workshop", Some.Day("2021-01-10"), 500, share, ImmutableSortedDictionary<string, long>.Empty.Add("region", 100), 400 - share,
        tranches is [] ? [share] : [.. tranches], "clerk", "head", "doc");

    public static FundBook Enter(this FundBook book, FundCommand command) => FundRules.Decide(book, command, Terms, Some.Now, Some.Today) is { IsRefused: false } decision
        ? decision.Next! : throw new InvalidOperationException(string.Join(", ", FundRules.Decide(book, command, Terms, Some.Now, Some.Today).Refusals));

    public static LineBook Sign(this LineBook book, AgreementDraft draft) => LineRules.Sign(book, draft, Terms, Some.Now, Some.Today).Next!;

    public static LineBook Enter(this LineBook book, FundCommand command) => LineRules.Decide(book, command, Terms, Some.Now, Some.Today) is { IsRefused: false } decision
        ? decision.Next! : throw new InvalidOperationException(string.Join(", ", book.Refusals(command)));

    public static IEnumerable<string> Refusals(this LineBook book, FundCommand command)
    {
        var decision = LineRules.Decide(book, command, Terms, Some.Now, Some.Today);
        return decision.IsRefused ? decision.Refusals.Select(r => r.Code) : [];
    }

    public static IEnumerable<string> Refusals(this FundBook book, FundCommand command)
    {
        var decision = FundRules.Decide(book, command, Terms, Some.Now, Some.Today);
        return decision.IsRefused ? decision.Refusals.Select(r => r.Code) : [];
    }
}
