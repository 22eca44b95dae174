using System.Collections.Immutable;
using EconomieSociale.Delivery;
using EconomieSociale.Values;

namespace EconomieSociale.People;

/// <summary>A person with what he or she was told. Key: the code of the person.</summary>
[Alias("person")]
public interface IPersonGrain : IGrainWithStringKey
{
    /// <summary>Registers the person, or replaces what is known. A new one is told what happens from now on.</summary>
    /// <returns>Why not; empty if done.</returns>
    [Alias("register")]
    Task<ImmutableArray<Reason>> Register(Person person);

    [Alias("prefer")]
    Task<ImmutableArray<Reason>> Prefer(Preferences preferences);

    /// <summary>Null: nobody.</summary>
    [Alias("get")]
    Task<PersonView?> Get();

    /// <summary>The person, for whoever has the key; null for any other.</summary>
    [Alias("open")]
    Task<PersonView?> Open(string key);

    /// <summary>Reads the journals that have more than was read, and makes the digest if it is time.</summary>
    /// <param name="heads">By area: the number of the last line of its journal.</param>
    [Alias("look")]
    Task Look(ImmutableSortedDictionary<string, long> heads);

    /// <summary>The next message to be sent now; null if there is none. Whoever takes one must <see cref="Report"/>.</summary>
    [Alias("take")]
    Task<OutgoingMessage?> Take();

    [Alias("report")]
    Task Report(int message, int attempt, AttemptOutcome outcome, string? error);

    /// <summary>All that has come up to now was read.</summary>
    [Alias("read")]
    Task MarkRead();

    /// <summary>Forgets the person with all that he or she was told.</summary>
    [Alias("erase")]
    Task Erase();
}

/// <summary>A person as others see it.</summary>
/// <param name="Key">Opens the person's own page: a secret of person and programme, in every mail.</param>
[GenerateSerializer, Immutable, Alias("person-view")]
public sealed record PersonView(Person Person, string Key, Mailbox Mailbox);

/// <summary>A message with what is needed to write it.</summary>
/// <param name="Notices">Those that it names and that are still known.</param>
/// <param name="More">How many more it stands for.</param>
[GenerateSerializer, Immutable, Alias("outgoing-message")]
public sealed record OutgoingMessage(Person Person, string Key, int Number, int Attempt, MessageKind Kind, ImmutableArray<AlertNotice> Notices, int More);

/// <summary>The codes of all people. One grain; key: <see cref="Key"/>.</summary>
[Alias("people")]
public interface IPeopleGrain : IGrainWithStringKey
{
    const string Key = "people";

    [Alias("add")]
    Task<ImmutableArray<Reason>> Add(string code);

    [Alias("remove")]
    Task Remove(string code);

    [Alias("list")]
    Task<ImmutableArray<string>> List();
}
