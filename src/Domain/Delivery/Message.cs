using System.Collections.Immutable;

namespace EconomieSociale.Delivery;

/// <summary>Where a message stands.</summary>
[GenerateSerializer, Alias("message-state")]
public enum MessageState
{
    Waiting = 1,

    /// <summary>Somebody was told to send it and has not said what came of it.</summary>
    Sending = 2,

    /// <summary>The mail server took it.</summary>
    Sent = 3,

    /// <summary>The mail server will never take it, or did not for too long.</summary>
    Failed = 4,

    /// <summary>Before it was sent there was nobody left whom it concerned, or who wanted it.</summary>
    Withdrawn = 5,
}

[GenerateSerializer, Alias("message-kind")]
public enum MessageKind
{
    /// <summary>Something critical happened.</summary>
    Immediate = 1,

    /// <summary>All that happened since the last one and was not urgent.</summary>
    Digest = 2,
}

/// <summary>A mail to a person: the line of the delivery ledger.</summary>
/// <param name="Number">Counts the messages of the person.</param>
/// <param name="Lines">Keys of the notices that it names.</param>
/// <param name="More">How many notices more it stands for without naming them.</param>
/// <param name="NextAt">Not before.</param>
/// <param name="Attempts">How often it was given to be sent.</param>
/// <param name="Error">What the last failed attempt said.</param>
[GenerateSerializer, Immutable, Alias("message")]
public sealed record Message(
    int Number,
    MessageKind Kind,
    ImmutableArray<string> Lines,
    int More,
    MessageState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset NextAt,
    int Attempts = 0,
    DateTimeOffset? SentAt = null,
    string? Error = null)
{
    public bool IsUnsent => State is MessageState.Waiting or MessageState.Sending;
}
