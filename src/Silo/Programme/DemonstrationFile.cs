using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EconomieSociale.Demonstration;
using EconomieSociale.Hosting;
using EconomieSociale.Indicators;

namespace EconomieSociale.Programme;

/// <summary>Reads <c>demonstration.json</c> of a pack. See <c>docs/demonstration.md</c>.</summary>
public static class DemonstrationFile
{
    public const string FileName = "demonstration.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,

        // A misspelt name would silently leave something out.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FormulaJson(), new NamedFormulasJson() },
    };

    /// <summary>Loads the plan of the pack that the settings name.</summary>
    public static DemonstrationPlan Load(SystemOptions options, Pack pack) => Load(PackFolder.Of(options), pack);

    /// <summary>The plan, checked against the pack. Throws <see cref="SetupException"/> naming every fault.</summary>
    public static DemonstrationPlan Load(string folder, Pack pack)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new SetupException("demonstration_not_found", Path.GetFullPath(path));
        }

        var faults = new PackFaults();
        var plan = Read(path, faults);
        foreach (var fault in plan is null ? [] : PlanRules.Check(plan, pack))
        {
            faults.Add(FileName, 0, fault.ToString());
        }

        return plan is not null && !faults.Any ? plan : throw new SetupException("bad_pack", faults.ToString());
    }

    private static DemonstrationPlan? Read(string path, PackFaults faults)
    {
        try
        {
            return JsonSerializer.Deserialize<DemonstrationPlan>(File.ReadAllText(path), Options);
        }
        catch (JsonException e)
        {
            faults.Add(FileName, (int)(e.LineNumber ?? 0) + 1, e.Message);
            return null;
        }
    }

    /// <summary>A formula is a text; a mere number may stand for itself.</summary>
    private sealed class FormulaJson : JsonConverter<Formula>
    {
        public override Formula Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Formula(ref reader);

        public override void Write(Utf8JsonWriter writer, Formula value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }

    /// <summary>Formulas by name, in the order in which they are written: <c>{ "size": "5 + draw_size", … }</c>.</summary>
    private sealed class NamedFormulasJson : JsonConverter<ImmutableArray<NamedFormula>>
    {
        public override ImmutableArray<NamedFormula> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var read = ImmutableArray.CreateBuilder<NamedFormula>();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("an object of formulas by name was expected");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                if (read.Any(f => f.Name == name))
                {
                    throw new JsonException($"'{name}' is there twice");
                }

                reader.Read();
                read.Add(new(name, Formula(ref reader)));
            }

            return read.ToImmutable();
        }

        public override void Write(Utf8JsonWriter writer, ImmutableArray<NamedFormula> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, formula) in value)
            {
                writer.WriteString(name, formula.Text);
            }

            writer.WriteEndObject();
        }
    }

    private static Formula Formula(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => reader.GetDecimal().ToString(CultureInfo.InvariantCulture),
            _ => throw new JsonException("a formula was expected: a text or a number"),
        };
        try
        {
            return Indicators.Formula.Parse(text);
        }
        catch (FormatException e)
        {
            // Without a message of its own the reader adds the path; with one, line and path are added to it.
            throw new JsonException($"'{text}': {e.Message}", e);
        }
    }
}
