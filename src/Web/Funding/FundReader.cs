using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Hosting;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>The body of an operation, for the OpenAPI document. Which members it needs depends on the operation.</summary>
/// <param name="Amount">In the currency of the pack.</param>
/// <param name="Date">The day that the document names.</param>
/// <param name="Approver">Somebody else than the author.</param>
/// <param name="Milestone">The number of a milestone of the agreement.</param>
/// <param name="Due">The new day of a milestone.</param>
/// <param name="Note">Why; a hold needs it.</param>
public sealed record OperationInput(
    string CommandId, decimal? Amount, DateOnly Date, string Author, string Approver, string Document,
    string? Partner, string? From, string? To, int? Year, int? Tranche, int? Reverses, int? Milestone, DateOnly? Due, string? Note);

/// <summary>The body of an agreement, for the OpenAPI document. Without tranches the fund's share is one.</summary>
public sealed record AgreementInput(
    string CommandId, string Unit, string Title, DateOnly Date, decimal TotalCost, decimal FundShare, Dictionary<string, decimal>? PartnerShares, decimal? OwnContribution,
    decimal[]? Tranches, MilestoneInput[]? Milestones, string Author, string Approver, string Document);

/// <summary>What is to be reached by a day.</summary>
public sealed record MilestoneInput(string Name, DateOnly Due);

/// <summary>Reads bodies of the fund. Faults are collected.</summary>
internal sealed class FundReader(FundTerms terms)
{
    private readonly ImmutableArray<Reason>.Builder faults = ImmutableArray.CreateBuilder<Reason>();

    public ImmutableArray<Reason> Faults => faults.ToImmutable();

    public FundCommand Operation(JsonElement body, OperationKind kind, int? agreement)
    {
        var json = new JsonBody(
            body, "commandId", "amount", "date", "author", "approver", "document", "partner", "from", "to", "year", "tranche", "reverses",
            "milestone", "due", "note");
        var command = new FundCommand(
            json.Text("commandId") ?? "", kind, Amount(json, "amount"), Day(json), json.Text("author") ?? "", json.Text("approver") ?? "", json.Text("document") ?? "",
            json.Text("partner"), json.Text("from"), json.Text("to"), json.Int("year"), agreement, json.Int("tranche"), json.Int("reverses"),
            json.Int("milestone"), json.Date("due"), json.Text("note"));
        faults.AddRange(json.Faults);
        return command;
    }

    public AgreementDraft Agreement(JsonElement body)
    {
        var json = new JsonBody(
            body, "commandId", "unit", "title", "date", "totalCost", "fundShare", "partnerShares", "ownContribution", "tranches", "milestones", "author", "approver", "document");
        var share = Amount(json, "fundShare");
        var draft = new AgreementDraft(
            json.Text("commandId") ?? "", json.Text("unit") ?? "", json.Text("title") ?? "", Day(json), Amount(json, "totalCost"), share,
            Partners(json.Get("partnerShares")), Amount(json, "ownContribution"), Tranches(json.Get("tranches"), share),
            json.Text("author") ?? "", json.Text("approver") ?? "", json.Text("document") ?? "", Milestones(json.Get("milestones")));
        faults.AddRange(json.Faults);
        return draft;
    }

    private DateOnly Day(JsonBody json)
    {
        var day = json.Date("date");
        if (day is null && !json.Has("date"))
        {
            faults.Add(Reason.Of("required", "date"));
        }

        return day ?? DateOnly.MinValue;
    }

    private ImmutableSortedDictionary<string, long> Partners(JsonElement? list)
    {
        var partners = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var partner in list is { ValueKind: JsonValueKind.Object } shares ? [.. shares.EnumerateObject()] : Array.Empty<JsonProperty>())
        {
            partners[partner.Name] = Minor(partner.Value, "partnerShares");
        }

        return partners.ToImmutable();
    }

    private ImmutableArray<long> Tranches(JsonElement? list, long share) =>
        list is { ValueKind: JsonValueKind.Array } tranches ? [.. tranches.EnumerateArray().Select(t => Minor(t, "tranches"))] : [share];

    private ImmutableArray<Milestone> Milestones(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } milestones
        ? [.. milestones.EnumerateArray().Select(Milestone)]
        : [];

    private Milestone Milestone(JsonElement body)
    {
        var json = new JsonBody(body, "name", "due");
        var due = json.Date("due");
        if (due is null)
        {
            faults.Add(Reason.Of("required", "milestones"));
        }

        faults.AddRange(json.Faults);
        return new(json.Text("name") ?? "", due ?? DateOnly.MinValue);
    }

    private long Amount(JsonBody json, string field) => json.Get(field) is { } value ? Minor(value, field) : 0;

    private long Minor(JsonElement value, string field)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount) && FixedPoint.TryToMinor(amount, terms.Decimals, out var minor))
        {
            return minor;
        }

        faults.Add(Reason.Of("bad_amount", field, value.ToString(), $"{terms.Decimals}"));
        return 0;
    }
}
