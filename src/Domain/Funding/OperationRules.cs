using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>What every operation must have, whatever it does (F-I8, F-I10).</summary>
internal static class OperationRules
{
    public const int MaxText = 200;
    public const int MaxOperations = 20_000;

    public static IEnumerable<Reason> Faults(FundCommand command, ImmutableArray<Operation> operations, FundTerms terms, DateOnly today)
    {
        foreach (var unsigned in Signed(command.CommandId, command.Author, command.Approver, command.Document, command.Date, today))
        {
            yield return unsigned;
        }

        var hasAmount = command.Kind.HasAmount();
        if (hasAmount ? command.Amount is <= 0 or > FixedPoint.MaxMinor : command.Amount != 0)
        {
            yield return Reason.Of(hasAmount ? "amount_above_zero_expected" : "no_amount_expected", "amount", terms.Text(command.Amount));
        }

        if (command.Note?.Length > MaxText)
        {
            yield return Reason.Of("too_long", "note", $"{MaxText}");
        }

        if (operations.Length >= MaxOperations)
        {
            yield return Reason.Of("too_many_operations", "", $"{MaxOperations}");
        }

        if (command.Kind == OperationKind.Reversal && Reversible(command, operations) is { } fault)
        {
            yield return fault;
        }
    }

    /// <summary>What whoever enters something must say: by which command, who, with whose approval, by which document, of which day.</summary>
    public static IEnumerable<Reason> Signed(string command, string author, string approver, string document, DateOnly date, DateOnly today)
    {
        foreach (var (field, text) in new[] { ("commandId", command), ("author", author), ("approver", approver), ("document", document) })
        {
            if (Text(field, text) is { } fault)
            {
                yield return fault;
            }
        }

        if (author == approver)
        {
            yield return Reason.Of("fund_i10_one_person", "approver", author);
        }

        if (date > today)
        {
            yield return Reason.Of("fund_i8_in_the_future", "date", Iso(date), Iso(today));
        }
    }

    /// <summary>A text that must be there and not be long.</summary>
    public static Reason? Text(string field, string text) => string.IsNullOrWhiteSpace(text) ? Reason.Of("required", field)
        : text.Length > MaxText ? Reason.Of("too_long", field, $"{MaxText}")
        : null;

    /// <summary>A day lies before the one that it must follow (F-I8).</summary>
    public static Reason Before(string field, DateOnly day, DateOnly earliest) => Reason.Of("fund_i8_before", field, Iso(day), Iso(earliest));

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Reason? Reversible(FundCommand command, ImmutableArray<Operation> operations)
    {
        var number = $"{command.Reverses}";
        return operations.FirstOrDefault(o => o.Number == command.Reverses) is not { } target ? Reason.Of("unknown_operation", "reverses", number)
            : target.Kind is OperationKind.Reversal or OperationKind.Closure ? Reason.Of("not_reversible", "reverses", number)
            : operations.Any(o => o.Command.Reverses == target.Number) ? Reason.Of("reversed_before", "reverses", number)
            : target.Command.Agreement != command.Agreement ? Reason.Of("unknown_operation", "reverses", number)
            : target.Date > command.Date ? Before("date", command.Date, target.Date)
            : null;
    }
}
