using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>What may happen at a line: a decision is what the ledger would be, refused if an invariant of the agreement would not hold in it.</summary>
public static class LineRules
{
    public const int MaxTranches = 20;
    public const int MaxPartners = 20;
    public const int MaxMilestones = 20;

    /// <summary>Signs an agreement.</summary>
    public static Decision<LineBook> Sign(LineBook book, AgreementDraft draft, FundTerms terms, DateTimeOffset now, DateOnly today)
    {
        if (book.Agreements.Any(a => a.Terms.CommandId == draft.CommandId))
        {
            return Decision<LineBook>.Keep(book);
        }

        ImmutableArray<Reason> faults = [.. Faults(book, draft, today), .. LineInvariants.Shares(draft, terms)];
        return faults.IsEmpty
            ? Decision<LineBook>.To(book with { Version = book.Version + 1, Agreements = book.Agreements.Add(new(book.Agreements.Length + 1, draft, now)) })
            : Decision<LineBook>.Refuse(faults);
    }

    /// <summary>Enters an operation on an agreement.</summary>
    public static Decision<LineBook> Decide(LineBook book, FundCommand command, FundTerms terms, DateTimeOffset now, DateOnly today)
    {
        if (book.Operations.Any(o => o.Command.CommandId == command.CommandId))
        {
            return Decision<LineBook>.Keep(book);
        }

        if (command.Agreement is not { } number || book.Find(number) is not { } agreement)
        {
            return Decision<LineBook>.Refuse(Reason.Of("unknown_agreement", "agreement", $"{command.Agreement}"));
        }

        ImmutableArray<Reason> faults =
            [.. OperationRules.Faults(command, book.Operations, terms, today), .. Faults(book, agreement, command), .. HoldRules.Faults([.. book.ByAgreement()[number]], command)];
        if (!faults.IsEmpty)
        {
            return Decision<LineBook>.Refuse(faults);
        }

        var next = book with { Version = book.Version + 1, Operations = book.Operations.Add(new(book.Operations.Length + 1, command, now)) };
        ImmutableArray<Reason> broken = [.. LineInvariants.Broken(agreement, [.. next.ByAgreement()[number]], terms)];
        return broken.IsEmpty ? Decision<LineBook>.To(next) : Decision<LineBook>.Refuse(broken);
    }

    private static IEnumerable<Reason> Faults(LineBook book, Agreement agreement, FundCommand command)
    {
        if (command.Kind is OperationKind.Pledge or OperationKind.Receipt or OperationKind.Opening or OperationKind.Reprogramming)
        {
            yield return Reason.Of("not_of_a_line", "", JsonName.Of(command.Kind));
        }

        if (command.Kind is OperationKind.Order or OperationKind.Disbursement or OperationKind.Refund or OperationKind.Waiver or OperationKind.Hold or OperationKind.Release
            && !agreement.Tranches.Any(t => t.Number == command.Tranche))
        {
            yield return Reason.Of("unknown_tranche", "tranche", $"{command.Tranche}", $"{agreement.Tranches.Length}");
        }

        if (command.Kind is OperationKind.Milestone or OperationKind.Replanning && !(command.Milestone >= 1 && command.Milestone <= agreement.Terms.Milestones.Length))
        {
            yield return Reason.Of("unknown_milestone", "milestone", $"{command.Milestone}", $"{agreement.Terms.Milestones.Length}");
        }

        if (command.Kind == OperationKind.Replanning && command.Due is null)
        {
            yield return Reason.Of("required", "due");
        }

        if (book.Balance(agreement.Number).IsClosed && command.Kind is not (OperationKind.Justification or OperationKind.Refund))
        {
            yield return Reason.Of("agreement_closed", "agreement", $"{agreement.Number}");
        }
    }

    private static IEnumerable<Reason> Faults(LineBook book, AgreementDraft draft, DateOnly today)
    {
        foreach (var fault in OperationRules.Signed(draft.CommandId, draft.Author, draft.Approver, draft.Document, draft.Date, today))
        {
            yield return fault;
        }

        if (OperationRules.Text("title", draft.Title) is { } untitled)
        {
            yield return untitled;
        }

        if (!TextKey.IsValid(draft.Unit))
        {
            yield return Reason.Of("unknown_unit", "unit", draft.Unit);
        }

        ImmutableArray<long> amounts = [draft.TotalCost, draft.FundShare, draft.Own, .. draft.Partners.Values, .. draft.Tranches];
        if (amounts.Any(a => a is < 0 or > FixedPoint.MaxMinor) || draft.FundShare == 0 || draft.Tranches.Any(t => t == 0))
        {
            yield return Reason.Of("amount_above_zero_expected", "fundShare", "0");
        }

        foreach (var milestone in draft.Milestones)
        {
            if (OperationRules.Text("milestones", milestone.Name) is { } unnamed)
            {
                yield return unnamed;
            }

            if (milestone.Due < draft.Date)
            {
                yield return OperationRules.Before("milestones", milestone.Due, draft.Date);
            }
        }

        if (draft.Tranches.Length is 0 or > MaxTranches || draft.Partners.Count > MaxPartners || book.Agreements.Length >= LineBook.MaxAgreements
            || draft.Milestones.Length > MaxMilestones)
        {
            yield return Reason.Of("too_many_parts", "tranches", $"{MaxTranches}", $"{MaxPartners}", $"{LineBook.MaxAgreements}");
        }
    }
}
