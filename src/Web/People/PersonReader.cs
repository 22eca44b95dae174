using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Alerts;
using EconomieSociale.Hosting;
using EconomieSociale.Values;

namespace EconomieSociale.People;

/// <summary>Reads a person from a body.</summary>
internal static class PersonReader
{
    public static (Person Person, ImmutableArray<Reason> Faults) Read(string code, JsonElement body)
    {
        var json = new JsonBody(body, "name", "nameAr", "email", "language", "relations", "preferences");
        var faults = ImmutableArray.CreateBuilder<Reason>();
        var person = new Person(
            code, json.Text("name") ?? "", json.Text("nameAr"), json.Text("email"), json.Text("language") ?? "fr", Relations(json.Get("relations"), faults),
            json.Get("preferences") is { } preferences ? Preferences(preferences, faults) : EconomieSociale.People.Preferences.Usual);
        return (person, [.. json.Faults, .. faults]);
    }

    public static Preferences Preferences(JsonElement body, ImmutableArray<Reason>.Builder faults)
    {
        var usual = EconomieSociale.People.Preferences.Usual;
        var json = new JsonBody(body, "mail", "floor", "digestHour", "quietFrom", "quietTo");
        var preferences = new Preferences(
            json.Bool("mail", usual.Mail), Floor(json.Text("floor")) ?? usual.Floor, json.Int("digestHour") ?? usual.DigestHour, json.Int("quietFrom") ?? usual.QuietFrom,
            json.Int("quietTo") ?? usual.QuietTo);
        faults.AddRange(json.Faults);
        if (json.Text("floor") is { } floor && Floor(floor) is null)
        {
            faults.Add(Reason.Of("unknown_severity", "floor", floor, "info, warning, critical"));
        }

        return preferences;
    }

    public static Severity? Floor(string? text) => Named<Severity>(text) is { } floor && floor != Severity.None ? floor : null;

    public static Relation? Relation(string? text) => Named<Relation>(text);

    private static ImmutableArray<PersonRelation> Relations(JsonElement? list, ImmutableArray<Reason>.Builder faults)
    {
        if (list is not { ValueKind: JsonValueKind.Array } array)
        {
            faults.Add(Reason.Of("required", "relations"));
            return [];
        }

        var relations = ImmutableArray.CreateBuilder<PersonRelation>();
        foreach (var (index, item) in array.EnumerateArray().Index())
        {
            var json = new JsonBody(item, "relation", "of", "from", "to");
            var said = json.Text("relation");
            relations.Add(new(Relation(said) ?? default, json.Text("of"), json.Date("from"), json.Date("to")));
            faults.AddRange(json.Faults.Select(f => f with { Field = $"relations[{index}].{f.Field}" }));
            if (Relation(said) is null)
            {
                faults.Add(Reason.Of("unknown_relation", $"relations[{index}].relation", said ?? ""));
            }
        }

        return relations.ToImmutable();
    }

    private static T? Named<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => JsonName.Of(value!.Value) == text);
}
