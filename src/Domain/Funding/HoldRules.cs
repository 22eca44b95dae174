using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>Tranches that a named person holds back. A hold is proposed by what is known (<see cref="HoldProposals"/>) and decided by people only.</summary>
public static class HoldRules
{
    /// <summary>The tranches that are held back.</summary>
    public static IEnumerable<int> Held(IEnumerable<Operation> standing) => standing.Where(o => o.Kind is OperationKind.Hold or OperationKind.Release)
        .GroupBy(o => o.Command.Tranche!.Value).Where(g => g.Last().Kind == OperationKind.Hold).Select(g => g.Key);

    public static IEnumerable<Reason> Faults(IReadOnlyCollection<Operation> standing, FundCommand command)
    {
        var isHeld = command.Tranche is { } tranche && Held(standing).Contains(tranche);
        if (isHeld && command.Kind is OperationKind.Order or OperationKind.Disbursement or OperationKind.Hold)
        {
            yield return Reason.Of("tranche_on_hold", "tranche", $"{command.Tranche}");
        }

        if (!isHeld && command.Kind == OperationKind.Release)
        {
            yield return Reason.Of("tranche_not_on_hold", "tranche", $"{command.Tranche}");
        }

        if (command.Kind == OperationKind.Hold && string.IsNullOrWhiteSpace(command.Note))
        {
            yield return Reason.Of("required", "note");
        }
    }
}
