using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.Funding;

internal sealed record LineState
{
    public const string Name = "funding-line";

    public int SchemaVersion { get; init; } = 1;

    public LineBook Book { get; init; } = LineBook.Empty;
}

/// <summary>
/// Decides on its own ledger, asks the fund for what more than one line shares, writes, tells. A process that dies in between leaves a reservation that nobody uses; the line
/// ends it when it wakes: by a write of its own first, so that an older activation that still holds it cannot write any more.
/// </summary>
[GrainType("funding-line")]
internal sealed class FundingLineGrain(
    [PersistentState(LineState.Name, Stores.Main)] IPersistentState<LineState> state, Pack pack, TimeProvider clock) : Grain, IFundingLineGrain
{
    private readonly ProgrammeCalendar calendar = new(pack, clock);

    private string Code => this.GetPrimaryKeyString();

    private LineBook Book => state.State.Book;

    private IFundGrain Fund => GrainFactory.GetGrain<IFundGrain>(IFundGrain.Key);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (pack.Fund is null)
        {
            return;
        }

        var fund = await Fund.Get();
        if (fund.Reservations.Any(r => r.Line == Code) || fund.Lines.GetValueOrDefault(Code, LineMark.None).Version < Book.Version)
        {
            await this.Commit(state, state.State with { Book = Book with { Version = Book.Version + 1 } });
            foreach (var (unit, excerpt) in LineExcerpt.All(Code, Book))
            {
                await GrainFactory.GetGrain<ICooperativeGrain>(unit).Tell(excerpt);
            }

            await Fund.Tell(Code, Book.Mark);
        }
    }

    public Task<LineOutcome> Sign(AgreementDraft draft) => Do(draft.CommandId, _ => draft.Unit, terms => LineRules.Sign(Book, draft, terms, calendar.Now, calendar.Today));

    public Task<LineOutcome> Enter(FundCommand command) => Do(
        command.CommandId, book => book.Find(command.Agreement ?? 0)?.Terms.Unit, terms => LineRules.Decide(Book, command, terms, calendar.Now, calendar.Today));

    public Task<LineBook> Get() => Task.FromResult(Book);

    private async Task<LineOutcome> Do(string command, Func<LineBook, string?> unit, Func<FundTerms, Decision<LineBook>> decide)
    {
        if (pack.Fund is not { } terms || !terms.Lines.ContainsKey(Code))
        {
            return new(Book, [Reason.Of("unknown_funding_line", "line", Code)]);
        }

        var decision = decide(terms);
        if (decision.IsRefused)
        {
            return new(Book, decision.Refusals);
        }

        if (decision.Changed)
        {
            var needed = LineRules.Needed(Code, command, Book, decision.Next!);
            var refused = needed is { Commit: 0, Pay: 0 } ? [] : await Fund.Reserve(needed);
            if (!refused.IsEmpty)
            {
                return new(Book, refused);
            }

            CrashPoints.Pass(CrashPoint.FundReserved);
            await this.Commit(state, state.State with { Book = decision.Next! });
            CrashPoints.Pass(CrashPoint.LineWritten);
        }

        // Told even when nothing changed: the first attempt may have died between its write and this line. The fund last: while it has not heard of the newest version, the
        // line tells everybody again when it wakes.
        if (unit(Book) is { } told)
        {
            await GrainFactory.GetGrain<ICooperativeGrain>(told).Tell(LineExcerpt.Of(Code, Book, told));
            CrashPoints.Pass(CrashPoint.UnitTold);
        }

        await Fund.Tell(Code, Book.Mark);
        return new(Book, []);
    }
}
