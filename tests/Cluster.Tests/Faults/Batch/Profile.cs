using System.Globalization;
using System.Text.Json;

namespace EconomieSociale.Tests.Faults;

/// <summary>From a day on, a unit belongs to something or to none.</summary>
internal sealed record Dated(string? Code, DateOnly? From);

/// <summary>Who a unit is and where it belongs, read from its row or from the answer to a command.</summary>
internal sealed record Profile(int Version, string Kind, DateOnly? Founded, DateOnly? Closed, Dated[] Communes, Dated[] Sectors, Dated[] Associations)
{
    public static Profile OfRow(JsonElement unit) => new(
        unit.GetProperty("version").GetInt32(),
        unit.GetProperty("kind").GetString()!.ToLowerInvariant(),
        Day(unit, "foundedOn"),
        Day(unit, "closedOn"),
        Entries(unit.GetProperty("commune").GetProperty("entries")),
        Entries(unit.GetProperty("sector").GetProperty("entries")),
        Entries(unit.GetProperty("association").GetProperty("entries")));

    public static Profile OfAnswer(JsonElement body)
    {
        var memberships = body.GetProperty("memberships");
        return new(
            body.GetProperty("version").GetInt32(),
            body.GetProperty("kind").GetString()!.ToLowerInvariant(),
            Day(body, "foundedOn"),
            Day(body, "closedOn"),
            Entries(memberships.GetProperty("commune")),
            Entries(memberships.GetProperty("sector")),
            Entries(memberships.GetProperty("association")));
    }

    public bool IsCollective => Kind == "collective";

    public string Commune(DateOnly day) => On(Communes, day)!;

    public string Sector(DateOnly day) => On(Sectors, day)!;

    public string? Association(DateOnly day) => On(Associations, day);

    /// <summary>Founded, or first heard of, and not closed. A collective entry is no unit.</summary>
    public bool Exists(DateOnly day) => !IsCollective && !((Founded ?? Communes[0].From) > day) && !(Closed <= day);

    public bool SameAs(Profile other) => ToString() == other.ToString();

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"v{Version} {Kind} {Founded:yyyy-MM-dd}–{Closed:yyyy-MM-dd} {Text(Communes)} | {Text(Sectors)} | {Text(Associations)}");

    /// <summary>The last entry that has begun; days before the first one count with it.</summary>
    private static string? On(Dated[] entries, DateOnly day) => entries.Length == 0 ? null : (entries.LastOrDefault(e => e.From is null || e.From <= day) ?? entries[0]).Code;

    private static Dated[] Entries(JsonElement entries) => [.. entries.EnumerateArray().Select(e => new Dated(Text(e, "code"), Day(e, "from")))];

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateOnly? Day(JsonElement json, string name) =>
        Text(json, name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string Text(Dated[] entries) => string.Join(' ', entries.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.From:yyyy-MM-dd}:{e.Code}")));
}
