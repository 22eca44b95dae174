using System.Collections.Immutable;
using EconomieSociale.Funding;

namespace EconomieSociale.Demonstration;

/// <summary>An agreement of a fictional unit with what happened to it, in the order of days.</summary>
/// <param name="Steps">Without the number of the agreement: the line gives it.</param>
public sealed record DemonstrationAgreement(string Line, AgreementDraft Draft, ImmutableArray<FundCommand> Steps)
{
    public IEnumerable<LineEntry> Entries => Steps.Select(s => LineEntry.Enter(s, Draft.CommandId)).Prepend(LineEntry.Sign(Draft));
}

/// <summary>The money of the fictional region: first the commands of the fund, then those of each line, both in the order of days.</summary>
public sealed record DemonstrationFund(ImmutableArray<FundCommand> Commands, ImmutableSortedDictionary<string, ImmutableArray<LineEntry>> Lines);
