using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EconomieSociale.Programme;

namespace EconomieSociale.Indicators;

/// <summary>One version of the indicators, weights, gates and limits, checked and compiled. A unit's period is assessed by the version of that period, for ever.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<string, Indicator> byCode;
    private readonly FrozenDictionary<string, Parameter> parameters;

    internal Catalogue(CatalogueDraft draft, ImmutableArray<Indicator> indicators, ImmutableArray<Gate> gates)
    {
        Draft = draft;
        Indicators = indicators;
        Gates = gates;
        byCode = indicators.ToFrozenDictionary(i => i.Code, StringComparer.Ordinal);
        parameters = draft.Parameters.GroupBy(p => p.Code)
            .ToFrozenDictionary(g => g.Key, g => new Parameter(g.Key, [.. g.Select(p => (p.From, p.Value))]), StringComparer.Ordinal);
        OfUnits = [.. indicators.Where(i => i.Subject == Subject.Unit)];
        Shown = [.. OfUnits.Where(i => Dimension(i.Measures)?.Kind != DimensionKind.Gate)];
        Obstacles = [.. draft.Dimensions.Where(d => d.Kind == DimensionKind.Obstacle)];
        Scored = [.. Obstacles.Select(d => OfUnits.Where(i => i.IsScored && i.Measures == d.Code).ToImmutableArray())];
        Judging = [.. OfUnits.Where(i => i.IsScored || gates.Any(g => g.Condition.Names.Contains(i.Code)))];
        Fingerprint = Hash(draft, [.. indicators.SelectMany(i => i.Names), .. gates.SelectMany(g => g.Condition.Names)]);
    }

    public CatalogueDraft Draft { get; }

    public CatalogueVersion Version => Draft.Version;

    public ScoringScale Scale => Draft.Scale;

    /// <summary>All, in the order of the pack.</summary>
    public ImmutableArray<Indicator> Indicators { get; }

    /// <summary>Those that are about one unit.</summary>
    public ImmutableArray<Indicator> OfUnits { get; }

    /// <summary>Of those the ones that are figures of their own, not helpers of gates.</summary>
    public ImmutableArray<Indicator> Shown { get; }

    public ImmutableArray<Gate> Gates { get; }

    /// <summary>The dimensions of the composite.</summary>
    public ImmutableArray<Dimension> Obstacles { get; }

    /// <summary>The scored indicators of each of <see cref="Obstacles"/>.</summary>
    public ImmutableArray<ImmutableArray<Indicator>> Scored { get; }

    /// <summary>The indicators that composites and gates read: all that a state needs.</summary>
    public ImmutableArray<Indicator> Judging { get; }

    public bool Scores => Obstacles.Length > 0;

    /// <summary>Hash of all that decides an assessment; names are not in it, so that a better translation is no new version.</summary>
    public string Fingerprint { get; }

    public Indicator? Find(string code) => byCode.GetValueOrDefault(code);

    public Dimension? Dimension(string code) => Draft.Dimensions.FirstOrDefault(d => d.Code == code);

    public decimal? Parameter(string code, DateOnly day) => parameters.GetValueOrDefault(code)?.On(day);

    private static string Hash(CatalogueDraft draft, HashSet<string> read)
    {
        var s = draft.Scale;
        FormattableString scale = $"{s.Green}|{s.Amber}|{s.MinimumCoverage}|{s.ObservedShare}|{s.ObservedMinimum}|{s.Enter}|{s.Leave}|{s.UnknownAfter}|{s.CarryForward}";
        var lines = draft.Indicators.SelectMany(Decisive)
            .Concat(draft.Gates.Select(g => (FormattableString)$"{g.Code}|{g.Colour}|{g.Condition}"))
            .Concat(draft.Dimensions.Select(d => (FormattableString)$"{d.Code}|{d.Kind}|{d.Weight}"))
            .Concat(draft.Parameters.Where(p => read.Contains(p.Code)).Select(p => (FormattableString)$"{p.Code}|{p.From:yyyy-MM-dd}|{p.Value}"))
            .Concat(s.RequiredDimensions.Select(r => (FormattableString)$"{r}"))
            .Append(scale)
            .Select(l => l.ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];
    }

    private static IEnumerable<FormattableString> Decisive(IndicatorDraft i) =>
    [
        $"{i.Code}|{i.Subject}|{i.Measures}|{i.IsScored}|{i.IsYesNo}|{i.HigherIsBetter}|{i.Aggregation}|{i.Threshold}",
        $"{i.Factor}|{i.Numerator}|{i.Denominator}|{i.Applies}|{i.WhenZero}",
        .. i.Anchors.Select(a => (FormattableString)$"{a}"),
    ];
}
