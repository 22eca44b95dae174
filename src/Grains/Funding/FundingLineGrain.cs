using System.Collections.Immutable;
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
    private const int AtOnce = 16;

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
            await Tell(LineExcerpt.All(Code, Book));
        }
    }

    public Task<LineOutcome> Sign(AgreementDraft draft) => One(LineEntry.Sign(draft));

    public Task<LineOutcome> Enter(FundCommand command) => One(LineEntry.Enter(command));

    public async Task<LineBatchOutcome> EnterMany(ImmutableArray<LineEntry> entries)
    {
        var refusals = await Do(entries);
        return new(Book, refusals);
    }

    public Task<LineBook> Get() => Task.FromResult(Book);

    private async Task<LineOutcome> One(LineEntry entry)
    {
        var refusals = (await Do([entry]))[0];
        return new(Book, refusals);
    }

    /// <summary>All entries in one write, with one reservation for the highest point on the way.</summary>
    /// <returns>By entry: why not; empty if it is in.</returns>
    private async Task<ImmutableArray<ImmutableArray<Reason>>> Do(ImmutableArray<LineEntry> entries)
    {
        if (pack.Fund is not { } terms || !terms.Lines.ContainsKey(Code))
        {
            return [.. entries.Select(_ => ImmutableArray.Create(Reason.Of("unknown_funding_line", "line", Code)))];
        }

        var batch = LineBatch.Of(Code, Book, entries, terms, calendar.Now, calendar.Today);
        if (!ReferenceEquals(batch.Next, Book))
        {
            var refused = batch.Needed is { Commit: 0, Pay: 0 } ? [] : await Fund.Reserve(batch.Needed);
            if (!refused.IsEmpty)
            {
                // Not all of it is free: some of them may be, one by one.
                return entries.Length == 1 ? [refused] : await OneByOne(entries);
            }

            CrashPoints.Pass(CrashPoint.FundReserved);
            await this.Commit(state, state.State with { Book = batch.Next });
            CrashPoints.Pass(CrashPoint.LineWritten);
        }

        await Told([.. entries.Where((_, at) => batch.Refusals[at].IsEmpty)]);
        return batch.Refusals;
    }

    private async Task<ImmutableArray<ImmutableArray<Reason>>> OneByOne(ImmutableArray<LineEntry> entries)
    {
        var refusals = ImmutableArray.CreateBuilder<ImmutableArray<Reason>>(entries.Length);
        foreach (var entry in entries)
        {
            refusals.AddRange(await Do([entry]));
        }

        return refusals.MoveToImmutable();
    }

    /// <summary>Told even when nothing changed: the first attempt may have died between its write and this line. Each unit is told once.</summary>
    private Task Told(ImmutableArray<LineEntry> entered)
    {
        var units = entered.Select(e => e.Unit(Book)).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return entered.IsEmpty ? Task.CompletedTask
            : units is [var one] ? Tell([(one, LineExcerpt.Of(Code, Book, one))])
            : Tell(LineExcerpt.All(Code, Book).Where(e => units.Contains(e.Unit)));
    }

    /// <summary>The fund last: while it has not heard of the newest version, the line tells everybody again when it wakes.</summary>
    private async Task Tell(IEnumerable<(string Unit, LineExcerpt Excerpt)> excerpts)
    {
        // A unit answers when its area has written, and areas write many at once: one after the other would mostly wait.
        foreach (var some in excerpts.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(e => GrainFactory.GetGrain<ICooperativeGrain>(e.Unit).Tell(e.Excerpt)));
            CrashPoints.Pass(CrashPoint.UnitTold);
        }

        await Fund.Tell(Code, Book.Mark);
    }
}
