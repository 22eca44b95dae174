using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EconomieSociale.Alerts;
using EconomieSociale.Associations;
using EconomieSociale.Cooperatives;
using EconomieSociale.Delivery;
using EconomieSociale.Exchange;
using EconomieSociale.Funding;
using EconomieSociale.People;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;

namespace EconomieSociale.Storage;

/// <summary>How states rest: JSON that a person can read in the database and that tolerates added members. No type names, no attributes in the domain.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true, // what follows from the rest is not stored beside it
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CooperativeState))]
[JsonSerializable(typeof(YearState))]
[JsonSerializable(typeof(CareState))]
[JsonSerializable(typeof(AssociationState))]
[JsonSerializable(typeof(ProgrammeState))]
[JsonSerializable(typeof(PersonState))]
[JsonSerializable(typeof(PeopleState))]
[JsonSerializable(typeof(JournalState))]
[JsonSerializable(typeof(JournalPage))]
[JsonSerializable(typeof(WebhookState))]
[JsonSerializable(typeof(WebhookListState))]
[JsonSerializable(typeof(FundState))]
[JsonSerializable(typeof(LineState))]
[JsonSerializable(typeof(FundAlertsState))]
[JsonSerializable(typeof(ImportRecord))]
[JsonSerializable(typeof(ImportListState))]
internal sealed partial class StateJson : JsonSerializerContext
{
}

/// <summary>The form in which states rest, as UTF-8.</summary>
public static class StateFormat
{
    public static byte[] Write<T>(T state) => JsonSerializer.SerializeToUtf8Bytes(state, Info<T>());

    public static T? Read<T>(ReadOnlySpan<byte> row) => JsonSerializer.Deserialize(row, Info<T>());

    /// <summary>State names of unit rows.</summary>
    public static string UnitRow => CooperativeState.Name;

    public static string CareRow => CareState.Name;

    /// <summary>The other rows of a unit, as a pattern of SQL.</summary>
    public static string UnitParts => UnitRow + "-%";

    public static string YearRow(int year) => YearRows.Name(year);

    /// <summary>The year of a row of a unit by its state name; <see cref="RowStamp"/> says which stand for the two other rows.</summary>
    public static int YearOf(string stateName) => stateName switch
    {
        CooperativeState.Name => RowStamp.Profile,
        CareState.Name => RowStamp.Care,
        _ => YearRows.YearOf(stateName),
    };

    public static OrganisationUnit? ReadUnit(ReadOnlySpan<byte> row) => JsonSerializer.Deserialize(row, StateJson.Default.CooperativeState)?.Unit;

    public static CareBook? ReadCare(ReadOnlySpan<byte> row) => JsonSerializer.Deserialize(row, StateJson.Default.CareState)?.Care;

    public static YearBook? ReadYear(ReadOnlySpan<byte> row) => JsonSerializer.Deserialize(row, StateJson.Default.YearState)?.Book;

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)StateJson.Default.Options.GetTypeInfo(typeof(T));
}
