using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>Takes what is to be entered from the API and from forms: reads it and asks the grain. Faults are empty if it was entered, now or before.</summary>
public sealed class FundDesk(IGrainFactory grains, Pack pack)
{
    /// <summary>Enters an operation of the fund itself.</summary>
    public async Task<(FundCommand Command, FundBook Book, ImmutableArray<Reason> Faults)> Enter(OperationKind kind, JsonElement body)
    {
        var reader = new FundReader(pack.Fund!);
        var command = reader.Operation(body, kind, null);
        if (!reader.Faults.IsEmpty)
        {
            return (command, FundBook.Empty, reader.Faults);
        }

        var outcome = await grains.GetGrain<IFundGrain>(IFundGrain.Key).Enter(command);
        return (command, outcome.Book, outcome.Refusals);
    }

    /// <summary>Enters an operation on an agreement of a line.</summary>
    public async Task<(FundCommand Command, LineBook Book, ImmutableArray<Reason> Faults)> Enter(string line, int agreement, OperationKind kind, JsonElement body)
    {
        var reader = new FundReader(pack.Fund!);
        var command = reader.Operation(body, kind, agreement);
        if (!reader.Faults.IsEmpty)
        {
            return (command, LineBook.Empty, reader.Faults);
        }

        var outcome = await grains.GetGrain<IFundingLineGrain>(line).Enter(command);
        return (command, outcome.Book, outcome.Refusals);
    }

    /// <summary>Signs an agreement of a line with a unit that is registered.</summary>
    public async Task<(AgreementDraft Draft, LineBook Book, ImmutableArray<Reason> Faults)> Sign(string line, JsonElement body)
    {
        var reader = new FundReader(pack.Fund!);
        var draft = reader.Agreement(body);
        if (!reader.Faults.IsEmpty)
        {
            return (draft, LineBook.Empty, reader.Faults);
        }

        if (!TextKey.IsValid(draft.Unit) || await grains.Cooperative(draft.Unit).Get() is null)
        {
            return (draft, LineBook.Empty, [Reason.Of("unknown_unit", "unit", draft.Unit)]);
        }

        var outcome = await grains.GetGrain<IFundingLineGrain>(line).Sign(draft);
        return (draft, outcome.Book, outcome.Refusals);
    }
}
