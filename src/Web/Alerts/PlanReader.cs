using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Hosting;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>Reads the body of a new plan.</summary>
internal static class PlanReader
{
    /// <param name="alert">The alert that the address names: it says the unit too.</param>
    public static (string Unit, OpenPlan Command, ImmutableArray<Reason> Faults) Read(JsonElement body, string? alert, string author)
    {
        var json = new JsonBody(body, "commandId", "unit", "by", "alerts", "actions");
        var faults = json.Faults.ToBuilder();
        var unit = alert is null ? json.Text("unit") ?? "" : NumberedId.Read(alert)?.Owner ?? "";
        if (!TextKey.IsValid(unit))
        {
            faults.Add(Reason.Of("unknown_unit", alert is null ? "unit" : "alert", unit));
        }

        var alerts = ImmutableArray.CreateBuilder<int>();
        foreach (var id in alert is not null ? [alert] : Items(json.Get("alerts")).Select(a => a.ValueKind == JsonValueKind.String ? a.GetString()! : ""))
        {
            if (NumberedId.Read(id) is var (of, number) && of == unit)
            {
                alerts.Add(number);
            }
            else
            {
                faults.Add(Reason.Of("unknown_alert", "alerts"));
            }
        }

        var actions = ImmutableArray.CreateBuilder<ProposedAction>();
        foreach (var (index, item) in Items(json.Get("actions")).Index())
        {
            var action = new JsonBody(item, "obstacle", "indicator", "title", "target", "due", "owner");
            actions.Add(new(
                action.Text("obstacle") ?? "", action.Text("indicator") ?? "", action.Text("title") ?? "",
                action.Get("target") is { ValueKind: JsonValueKind.Number } target ? target.GetDecimal() : null, action.Date("due"), action.Text("owner") ?? ""));
            faults.AddRange(action.Faults.Select(f => f with { Field = $"actions[{index}].{f.Field}" }));
        }

        faults.AddRange(json.Faults.Except(faults));
        return (unit, new(json.Text("commandId") ?? Guid.NewGuid().ToString(), json.Text("by") ?? author, alerts.ToImmutable(), actions.ToImmutable()), faults.ToImmutable());
    }

    private static JsonElement[] Items(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];
}

/// <summary>Reads the body of a visit.</summary>
internal static class VisitReader
{
    public static (VisitCommand? Command, ImmutableArray<Reason> Faults) Read(JsonElement body, string author)
    {
        var json = new JsonBody(body, "commandId", "date", "by", "notes");
        var command = json.Date("date") is { } day
            ? new VisitCommand(json.Text("commandId") ?? Guid.NewGuid().ToString(), day, json.Text("by") ?? author, json.Text("notes") ?? "")
            : null;
        ImmutableArray<Reason> faults = [.. json.Faults, .. command is null && json.Faults.IsEmpty ? [Reason.Of("required", "date")] : (ReadOnlySpan<Reason>)[]];
        return (faults.IsEmpty ? command : null, faults);
    }
}
