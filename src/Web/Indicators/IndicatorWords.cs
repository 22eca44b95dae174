using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>Indicators, what they read and what they are judged by, in the reader's words.</summary>
public sealed class IndicatorWords(Pack pack, Sentences sentences)
{
    /// <summary>How the traces of a formula name the questions that it asks about the unit (see the functions of formulas).</summary>
    private const string FlagPrefix = "flag:";
    private const string KindPrefix = "kind:";

    public string Value(Indicator indicator, decimal value) => sentences.Value(indicator, value);

    /// <summary>A value in any of its three states.</summary>
    public string Value(Indicator indicator, ValueState state, decimal value) => Absent(state) ?? Value(indicator, value);

    /// <summary>The formula as it is computed. It is the same in every language.</summary>
    public static string Formula(Indicator indicator)
    {
        var factor = indicator.Factor == 1 ? "" : $"{Format.Number(indicator.Factor)} × ";
        return indicator.Denominator is { } denominator ? $"{factor}({indicator.Numerator}) ÷ ({denominator})"
            : factor.Length == 0 ? indicator.Numerator.ToString() : $"{factor}({indicator.Numerator})";
    }

    public static string Aggregation(Indicator indicator) =>
        Wording.Say($"aggregation_{JsonName.Of(indicator.Aggregation)}", Format.Number(indicator.Threshold));

    /// <summary>What a formula or a gate calls by a name: a data element, an indicator, a dimension, a figure of the system, a parameter.</summary>
    public string Name(string name, Catalogue catalogue) =>
        (pack.Element(name)?.Name ?? catalogue.Find(name)?.Name ?? catalogue.Dimension(name)?.Name)?.In(Cultures.Current)
        ?? (Wording.HasPage($"builtin_{name}") ? Wording.Say($"builtin_{name}")
            : name.StartsWith(FlagPrefix, StringComparison.Ordinal) ? Wording.Say("asks_flag", name[FlagPrefix.Length..])
            : name.StartsWith(KindPrefix, StringComparison.Ordinal) ? Wording.Say("asks_kind", Wording.Say($"kind_{name[KindPrefix.Length..]}"))
            : name);

    /// <summary>True for what a formula asks about the unit itself, not about its figures.</summary>
    public static bool IsAboutUnit(string name) =>
        name.StartsWith(FlagPrefix, StringComparison.Ordinal) || name.StartsWith(KindPrefix, StringComparison.Ordinal);

    /// <summary>A figure that an indicator read.</summary>
    public string Input(IndicatorInput input, Catalogue catalogue)
    {
        if (Absent(input.State) is { } absent)
        {
            return absent;
        }

        return pack.Element(input.Name) is { } element && FixedPoint.TryToMinor(input.Value, element.Decimals, out var minor) ? Format.Value(element, new ElementValue(minor))
            : catalogue.Find(input.Name) is { } indicator ? Value(indicator, input.Value)
            : IsAboutUnit(input.Name) ? Wording.Say(input.Value == 0 ? "value_no" : "value_yes")
            : input.Name == BuiltIn.PeriodEnd ? Format.Date(DateOnly.FromDayNumber((int)input.Value))
            : Format.Number(input.Value);
    }

    private static string? Absent(ValueState state) => state switch
    {
        ValueState.Missing => Wording.Say("value_missing"),
        ValueState.NotApplicable => Wording.Say("value_not_applicable"),
        _ => null,
    };
}
