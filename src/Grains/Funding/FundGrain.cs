using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.Funding;

internal sealed record FundState
{
    public const string Name = "fund";

    public int SchemaVersion { get; init; } = 1;

    public FundBook Book { get; init; } = FundBook.Empty;
}

[GrainType("fund")]
internal sealed class FundGrain([PersistentState(FundState.Name, Stores.Main)] IPersistentState<FundState> state, Pack pack, TimeProvider clock) : Grain, IFundGrain
{
    private readonly ProgrammeCalendar calendar = new(pack, clock);

    private FundBook Book => state.State.Book;

    public async Task<FundOutcome> Enter(FundCommand command)
    {
        var decision = pack.Fund is { } terms ? FundRules.Decide(Book, command, terms, calendar.Now, calendar.Today) : Decision<FundBook>.Refuse(Reason.Of("no_fund", ""));
        await Take(decision);
        return new(Book, decision.IsRefused ? decision.Refusals : []);
    }

    public async Task<ImmutableArray<Reason>> Reserve(Reservation wanted)
    {
        var decision = FundRules.Reserve(Book, wanted, pack.Fund!);
        await Take(decision);
        return decision.IsRefused ? decision.Refusals : [];
    }

    public Task Tell(string line, LineMark mark)
    {
        var next = FundRules.Tell(Book, line, mark);
        return ReferenceEquals(next, Book) ? Task.CompletedTask : this.Commit(state, state.State with { Book = next });
    }

    public Task<FundBook> Get() => Task.FromResult(Book);

    private Task Take(Decision<FundBook> decision) =>
        decision is { IsRefused: false, Changed: true } ? this.Commit(state, state.State with { Book = decision.Next! }) : Task.CompletedTask;
}
