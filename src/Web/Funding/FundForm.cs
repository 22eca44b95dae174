using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>A form of the fund as somebody filled it in, kept as typed: what is refused is shown again with the reasons at its fields.</summary>
/// <param name="Command">Made when the form is first shown, so that a form that is sent twice enters once.</param>
/// <param name="Faults">Why it was refused; empty for a form that nobody sent.</param>
public sealed record FundForm(IFormCollection Typed, string Command, ImmutableArray<Reason> Faults)
{
    public static FundForm Blank => new(FormCollection.Empty, NewCommand(), []);

    public OperationKind? Kind => Enum.GetValues<OperationKind>().Cast<OperationKind?>().FirstOrDefault(k => JsonName.Of(k!) == this["kind"]);

    public string this[string field] => At(field, 0);

    public static FundForm Of(IFormCollection sent) => new(sent, sent["commandId"].ToString() is { Length: > 0 } command ? command : NewCommand(), []);

    public static string NewCommand() => $"{Guid.NewGuid()}";

    /// <summary>What was typed into a field that stands several times in the form.</summary>
    public string At(string field, int row) => Typed[field].ElementAtOrDefault(row)?.Trim() ?? "";

    /// <summary>The body that the API would get for the same operation.</summary>
    public JsonElement Operation(int decimals) => Body(
        ("amount", Amount(this["amount"], decimals)), ("date", Text("date")), ("author", Text("author")), ("approver", Text("approver")), ("document", Text("document")),
        ("partner", Text("partner")), ("from", Text("from")), ("to", Text("to")), ("year", Whole("year")), ("tranche", Whole("tranche")), ("reverses", Whole("reverses")),
        ("milestone", Whole("milestone")), ("due", Text("due")), ("note", Text("note")));

    /// <summary>The body that the API would get for the same agreement. Rows that are left empty are none.</summary>
    public JsonElement Agreement(int decimals) => Body(
        ("unit", Text("unit")), ("title", Text("title")), ("date", Text("date")), ("totalCost", Amount(this["totalCost"], decimals)),
        ("fundShare", Amount(this["fundShare"], decimals)), ("ownContribution", Amount(this["ownContribution"], decimals)),
        ("partnerShares", new JsonObject(Partners.Select(p => KeyValuePair.Create(p.Name, Amount(p.Share, decimals))))),
        ("tranches", Tranches.IsEmpty ? null : new JsonArray([.. Tranches.Select(t => Amount(t, decimals))])),
        ("milestones", new JsonArray([.. Milestones.Select(m => new JsonObject(Members(("name", Node(m.Name)), ("due", Node(m.Due)))))])),
        ("author", Text("author")), ("approver", Text("approver")), ("document", Text("document")));

    /// <summary>What the body of an agreement could not say: a partner without name or share, or the same one twice.</summary>
    public IEnumerable<Reason> PartnerFaults => Partners.Any(p => p.Name == "" || p.Share == "") || Partners.DistinctBy(p => p.Name).Count() < Partners.Length
        ? [Reason.Of("partner_with_share_expected", "partnerShares")]
        : [];

    private ImmutableArray<(string Name, string Share)> Partners =>
        [.. Typed["partnerName"].Select((_, row) => (At("partnerName", row), At("partnerShares", row))).Where(p => p is not ("", ""))];

    private ImmutableArray<(string Name, string Due)> Milestones =>
        [.. Typed["milestoneName"].Select((_, row) => (At("milestoneName", row), At("milestoneDue", row))).Where(m => m is not ("", ""))];

    private ImmutableArray<string> Tranches => [.. Typed["tranches"].Select((_, row) => At("tranches", row)).Where(t => t != "")];

    private JsonElement Body(params (string Name, JsonNode? Value)[] members) => JsonSerializer.SerializeToElement(
        new JsonObject(Members([.. members, ("commandId", Command)])));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(params (string Name, JsonNode? Value)[] members) =>
        members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Name, m.Value));

    private JsonNode? Text(string field) => Node(this[field]);

    private static JsonNode? Node(string typed) => typed == "" ? null : typed;

    /// <summary>What is no number stays as it was typed: whoever reads the body says so.</summary>
    private JsonNode? Whole(string field) => int.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Text(field);

    private static JsonNode? Amount(string typed, int decimals) => typed == "" ? null : FormAmount.Read(typed, decimals) is { } amount ? amount : JsonValue.Create(typed);
}
