using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using EconomieSociale.Delivery;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.People;

/// <summary>The row of a person, with the mailbox: who is known, what was read of the journals and what is to be sent change together.</summary>
internal sealed record PersonState
{
    public const string Name = "person";

    public int SchemaVersion { get; init; } = 1;

    public Person? Person { get; init; }

    public string Key { get; init; } = "";

    public Mailbox Mailbox { get; init; } = Mailbox.Empty;
}

[GrainType("person")]
internal sealed class PersonGrain(
    [PersistentState(PersonState.Name, Stores.Main)] IPersistentState<PersonState> state, Pack pack, DeliveryTerms terms, TimeProvider clock) : Grain, IPersonGrain
{
    private Person? Person => state.State.Person;

    public async Task<ImmutableArray<Reason>> Register(Person person)
    {
        var faults = PersonRules.Check(person, pack);
        if (!faults.IsEmpty || person.Equals(Person))
        {
            return faults;
        }

        // First on the list: one that is listed and not registered is passed over, one that is registered and not listed would never hear of anything.
        var refused = await GrainFactory.GetGrain<IPeopleGrain>(IPeopleGrain.Key).Add(person.Code);
        if (!refused.IsEmpty)
        {
            return refused;
        }

        var next = Person is null
            ? new PersonState
            {
                Person = person,
                Key = RandomNumberGenerator.GetHexString(32, lowercase: true),
                Mailbox = Mailbox.Empty with { Cursors = await AlertEvents.Heads(GrainFactory, pack) },
            }
            : state.State with { Person = person };
        await this.Commit(state, next);
        return [];
    }

    public async Task<ImmutableArray<Reason>> Prefer(Preferences preferences)
    {
        ImmutableArray<Reason> faults = Person is null ? [Reason.Of("unknown_person", "code", this.GetPrimaryKeyString())] : [.. PersonRules.Check(preferences)];
        if (faults.IsEmpty && Person!.Preferences != preferences)
        {
            await this.Commit(state, state.State with { Person = Person with { Preferences = preferences } });
        }

        return faults;
    }

    public Task<PersonView?> Get() => Task.FromResult(Person is { } person ? new PersonView(person, state.State.Key, state.State.Mailbox) : null);

    public async Task<PersonView?> Open(string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state.State.Key), Encoding.UTF8.GetBytes(key)) ? await Get() : null;

    public async Task Look(ImmutableSortedDictionary<string, long> heads)
    {
        if (Person is not { } person)
        {
            return;
        }

        var box = state.State.Mailbox;
        foreach (var (area, head) in heads.Where(h => h.Value > box.Cursors.GetValueOrDefault(h.Key)).ToArray())
        {
            var journal = GrainFactory.GetGrain<IAlertJournalGrain>(area);
            while (box.Cursors.GetValueOrDefault(area) < head && await journal.Read(box.Cursors.GetValueOrDefault(area)) is { IsEmpty: false } lines)
            {
                box = MailboxRules.Receive(box, person, area, lines[^1].Number, lines.Select(l => l.Notice), pack, clock.GetUtcNow(), terms);
            }
        }

        box = MailboxRules.Digest(box, person, pack, clock.GetUtcNow());
        var isNew = box.NextNumber > state.State.Mailbox.NextNumber;
        await Keep(box);
        if (isNew)
        {
            CrashPoints.Pass(CrashPoint.MessageQueued);
        }
    }

    public async Task<OutgoingMessage?> Take()
    {
        if (Person is not { } person)
        {
            return null;
        }

        var (box, message) = MessageRules.Take(state.State.Mailbox, person, pack, clock.GetUtcNow(), terms);
        await Keep(box);
        if (message is null)
        {
            return null;
        }

        CrashPoints.Pass(CrashPoint.MessageTaken);
        ImmutableArray<AlertNotice> notices = [.. message.Lines.Select(box.Find).OfType<InboxItem>().Select(i => i.Notice)];
        return new(person, state.State.Key, message.Number, message.Attempts, message.Kind, notices, message.More + message.Lines.Length - notices.Length);
    }

    public async Task Report(int message, int attempt, AttemptOutcome outcome, string? error)
    {
        CrashPoints.Pass(CrashPoint.MessageAccepted);
        await Keep(MessageRules.Report(state.State.Mailbox, message, attempt, outcome, error, clock.GetUtcNow(), terms));
        CrashPoints.Pass(CrashPoint.MessageReported);
    }

    public Task MarkRead()
    {
        var box = state.State.Mailbox;
        return Keep(box.Unread == 0 ? box : box with { Items = [.. box.Items.Select(i => i.ReadAt is null ? i with { ReadAt = clock.GetUtcNow() } : i)] });
    }

    public async Task Erase()
    {
        await this.Commit(state, new PersonState());
        await GrainFactory.GetGrain<IPeopleGrain>(IPeopleGrain.Key).Remove(this.GetPrimaryKeyString());
    }

    private Task Keep(Mailbox box) => ReferenceEquals(box, state.State.Mailbox) ? Task.CompletedTask : this.Commit(state, state.State with { Mailbox = box });
}
