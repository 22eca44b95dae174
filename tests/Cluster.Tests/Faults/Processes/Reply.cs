using System.Text.Json;

namespace EconomieSociale.Tests.Faults;

/// <summary>What came back: a status and a body, or nothing.</summary>
internal sealed record Reply(int Status, JsonElement Body)
{
    /// <summary>The connection was refused, or broke.</summary>
    public static readonly Reply Broken = new(0, default);

    /// <summary>Nothing came within the patience of the sender.</summary>
    public static readonly Reply Late = new(-1, default);

    public bool IsAcknowledged => Status is >= 200 and < 300;

    /// <summary>Decided against by the program: nothing was done.</summary>
    public bool IsRefused => Status is >= 400 and < 500;

    /// <summary>Why there is no acknowledgement.</summary>
    public string Kind => Status switch { 0 => "connection broken", -1 => "time-out", _ => $"{Status}" };

    public override string ToString() => $"{Kind} {(Body.ValueKind == JsonValueKind.Undefined ? "" : Body)}";
}
