using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>A row of <c>indicators.csv</c> as written: formulas are texts. See <c>docs/packs.md</c>.</summary>
/// <param name="Row">Line of the file, for messages.</param>
[GenerateSerializer, Immutable, Alias("indicator-draft")]
public sealed record IndicatorDraft(
    int Row,
    string Code,
    Label Name,
    string Unit,
    Subject Subject,
    string Measures,
    bool IsScored,
    IndicatorWindow Window,
    bool IsYesNo,
    decimal Factor,
    string Numerator,
    string Denominator,
    string Applies,
    string WhenZero,
    bool HigherIsBetter,
    AnchorKind AnchorKind,
    ImmutableArray<decimal> Anchors,
    Aggregation Aggregation,
    decimal? Threshold,
    int Decimals,
    string Standard);

/// <summary>A row of <c>gates.csv</c> as written.</summary>
[GenerateSerializer, Immutable, Alias("gate-draft")]
public sealed record GateDraft(int Row, string Code, Status Colour, string Condition, Label Name);

/// <summary>When a version of the catalogue begins, who decided it, when and why.</summary>
/// <param name="From">The first main period that it assesses; null: since always.</param>
[GenerateSerializer, Immutable, Alias("catalogue-version")]
public sealed record CatalogueVersion(int Number, Period? From, DateOnly Date, string Author, Label Reason);

/// <summary>A dated parameter in a form that travels.</summary>
[GenerateSerializer, Immutable, Alias("parameter-value")]
public sealed record ParameterValue(string Code, DateOnly? From, decimal Value);

/// <summary>Everything that decides how units are assessed, as written and not yet checked. It travels between processes; formulas are compiled where it arrives.</summary>
[GenerateSerializer, Immutable, Alias("catalogue-draft")]
public sealed record CatalogueDraft(
    CatalogueVersion Version,
    ImmutableArray<Dimension> Dimensions,
    ImmutableArray<IndicatorDraft> Indicators,
    ImmutableArray<GateDraft> Gates,
    ImmutableArray<Fact> Facts,
    ScoringScale Scale,
    ImmutableArray<ParameterValue> Parameters)
{
    /// <summary>Of a pack without indicators.</summary>
    public static readonly CatalogueDraft Empty = new(new(1, null, default, "", new("", "", "")), [], [], [], [], ScoringScale.None, []);

    public const string IndicatorsFile = "indicators.csv";
    public const string DimensionsFile = "dimensions.csv";
    public const string GatesFile = "gates.csv";
    public const string FactsFile = "facts.csv";
    public const string ScaleFile = "scoring.json";
    public const string VersionsFile = "versions.csv";
    public const string ParametersFile = "parameters.csv";
}
