using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EconomieSociale.Tests.Protocol;

/// <summary>Everything that is durable, in memory or on its way at one instant. Bytes only, so that worlds compare and hash as one run of memory.</summary>
internal struct World : IEquatable<World>
{
    public Three<Unit> Units;
    public Three<Activation> Activations;
    public Three<Feed> Feeds;

    /// <summary>The transaction number that the next transaction gets.</summary>
    public byte NextXid;

    public readonly bool Equals(World other) => Bytes(this).SequenceEqual(Bytes(other));

    public override readonly bool Equals(object? obj) => obj is World other && Equals(other);

    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes(this));
        return hash.ToHashCode();
    }

    private static ReadOnlySpan<byte> Bytes(in World world) => MemoryMarshal.AsBytes(new ReadOnlySpan<World>(in world));
}

/// <summary>A cooperative: its row, its transaction and what it is telling.</summary>
internal struct Unit
{
    /// <summary>The version in the row; 0: there is none yet.</summary>
    public byte Row;
    public byte RowXid;

    /// <summary>The version that an open transaction carries; 0: none is open. It stays open when its silo dies: the database may still commit it.</summary>
    public byte Open;
    public byte OpenXid;

    /// <summary>The areas that have answered the version in the row, one bit each, as long as the cooperative waits for them.</summary>
    public byte Answered;

    /// <summary>The highest version of which the user was told that it is in.</summary>
    public byte Acknowledged;
}

/// <summary>An area in memory; all zero while it sleeps.</summary>
internal struct Activation
{
    public bool IsAwake;
    public bool IsSubscribed;
    public bool Answers;

    /// <summary>The next unit to read; units before it are taken over from their rows or never lie here.</summary>
    public byte Read;

    /// <summary>One more than the version that a read has fetched and that is not yet taken over; 0: none.</summary>
    public byte Fetched;

    /// <summary>The version held of each unit; 0: none.</summary>
    public Three<byte> Held;
}

/// <summary>The feed reader of a silo.</summary>
internal struct Feed
{
    public Poll Poll;
    public byte Watermark;

    /// <summary>What the watermark becomes when this poll ends.</summary>
    public byte Horizon;

    /// <summary>The versions selected; 0: the row is not among them.</summary>
    public Three<byte> Batch;

    /// <summary>The activations that still have to get it, one bit each.</summary>
    public byte Waiting;

    /// <summary>Not part of the protocol: what was acknowledged when this poll selected. Kept for areas with two activations only.</summary>
    public Three<byte> Due;
}

internal enum Poll : byte
{
    Off,
    Idle,
    Begun,
    Selected,
}

[InlineArray(3)]
internal struct Three<T>
{
    private T first;
}
