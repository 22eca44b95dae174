using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>What the files of a pack say, read but not yet checked against each other.</summary>
public sealed record PackDraft
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required string Fingerprint { get; init; }

    public required Label Name { get; init; }

    public required string Currency { get; init; }

    public required int CurrencyDecimals { get; init; }

    public required string TimeZone { get; init; }

    public required ImmutableArray<Level> Levels { get; init; }

    public required string AreaLevel { get; init; }

    public required ImmutableArray<Vintage> Vintages { get; init; }

    public required string DefaultVintage { get; init; }

    public SizeScale Sizes { get; init; } = SizeScale.None;

    public ImmutableArray<Trait> Traits { get; init; } = [];

    public required ImmutableArray<Division> Divisions { get; init; }

    public required ImmutableArray<CodeList> Lists { get; init; }

    public required ImmutableArray<DataSet> DataSets { get; init; }

    public ImmutableDictionary<string, ImmutableArray<string>> DataSetAliases { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    public required ImmutableArray<DataElement> Elements { get; init; }

    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    public ImmutableArray<ValidationRule> Rules { get; init; } = [];

    /// <summary>The versions of the catalogue of indicators, oldest first.</summary>
    public ImmutableArray<CatalogueDraft> Catalogues { get; init; } = [];

    public ImmutableArray<AlertRuleDraft> AlertRules { get; init; } = [];

    /// <summary>Null: the programme has no fund.</summary>
    public FundTerms? Fund { get; init; }

    /// <summary>Targets of the contract.</summary>
    public ImmutableArray<Target> Targets { get; init; } = [];

    public ImmutableArray<SectorClosure> Closures { get; init; } = [];

    public AlertTerms AlertTerms { get; init; } = AlertTerms.Usual;

    public AttentionWeights Attention { get; init; } = AttentionWeights.Usual;

    public WorkingDays WorkingDays { get; init; } = WorkingDays.Usual;
}
