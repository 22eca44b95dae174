using System.Collections.Frozen;
using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>A programme as data, checked and compiled: who exists, what is asked, which rules hold. See <c>docs/packs.md</c>.</summary>
public sealed class Pack
{
    private readonly FrozenDictionary<string, DataElement> elementsByCode;
    private readonly FrozenDictionary<string, DataSet> dataSetsByName;
    private readonly FrozenDictionary<string, FormElements> elementsByDataSet;
    private readonly FrozenDictionary<string, CodeList> lists;
    private readonly FrozenDictionary<string, Parameter> parametersByCode;

    internal Pack(PackDraft draft, TerritoryTree territory, ImmutableArray<Catalogue> catalogues, ImmutableArray<AlertRule> alertRules)
    {
        Draft = draft;
        Id = draft.Id;
        Version = draft.Version;
        Fingerprint = draft.Fingerprint;
        Name = draft.Name;
        Currency = draft.Currency;
        CurrencyDecimals = draft.CurrencyDecimals;
        TimeZone = draft.TimeZone;
        Levels = draft.Levels;
        Vintages = draft.Vintages;
        DefaultVintage = draft.Vintages.First(v => v.Code == draft.DefaultVintage);
        Sizes = draft.Sizes;
        Traits = draft.Traits;
        Territory = territory;
        DataSets = draft.DataSets;
        MainDataSet = draft.DataSets.First(d => d.IsMain);
        Elements = draft.Elements;
        Rules = draft.Rules;
        AlertRules = alertRules;
        Closures = draft.Closures;
        Targets = draft.Targets;
        WorkingDays = draft.WorkingDays;
        AlertTerms = draft.AlertTerms;
        Attention = draft.Attention;
        Catalogues = catalogues.IsEmpty ? [new(CatalogueDraft.Empty, [], [])] : catalogues;
        elementsByCode = draft.Elements.ToFrozenDictionary(e => e.Code, StringComparer.Ordinal);
        dataSetsByName = draft.DataSets
            .SelectMany(d => draft.DataSetAliases.GetValueOrDefault(d.Code, []).Prepend(d.Code).Select(name => (Name: name, Set: d)))
            .ToFrozenDictionary(p => p.Name, p => p.Set, StringComparer.OrdinalIgnoreCase);
        elementsByDataSet = draft.DataSets.ToFrozenDictionary(d => d.Code, d => new FormElements(d.Code, draft.Elements), StringComparer.Ordinal);
        lists = draft.Lists.ToFrozenDictionary(l => l.Name, StringComparer.Ordinal);
        parametersByCode = draft.Parameters.ToFrozenDictionary(p => p.Code, StringComparer.Ordinal);
    }

    public string Id { get; }

    /// <summary>The pack as it was written.</summary>
    internal PackDraft Draft { get; }

    public int Version { get; }

    /// <summary>Hash of the files: two processes with the same one hold the same rules.</summary>
    public string Fingerprint { get; }

    public Label Name { get; }

    /// <summary>ISO 4217 code; also the unit code of amounts of money.</summary>
    public string Currency { get; }

    public int CurrencyDecimals { get; }

    /// <summary>IANA name of the zone in which days begin.</summary>
    public string TimeZone { get; }

    /// <summary>The day that a moment belongs to, where the programme runs.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>A moment as the clock shows it where the programme runs.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    public ImmutableArray<Level> Levels { get; }

    public ImmutableArray<Vintage> Vintages { get; }

    public Vintage DefaultVintage { get; }

    public SizeScale Sizes { get; }

    public ImmutableArray<Trait> Traits { get; }

    public TerritoryTree Territory { get; }

    public ImmutableArray<DataSet> DataSets { get; }

    public DataSet MainDataSet { get; }

    public ImmutableArray<DataElement> Elements { get; }

    public ImmutableArray<ValidationRule> Rules { get; }

    public ImmutableArray<AlertRule> AlertRules { get; }

    /// <summary>The alert rules as written.</summary>
    public ImmutableArray<AlertRuleDraft> AlertDrafts => Draft.AlertRules;

    /// <summary>When sectors were closed by declaration.</summary>
    public ImmutableArray<SectorClosure> Closures { get; }

    public ImmutableArray<Target> Targets { get; }

    public WorkingDays WorkingDays { get; }

    /// <summary>The rules of the fund; null: the programme has none.</summary>
    public FundTerms? Fund => Draft.Fund;

    /// <summary>Within what time people must deal with alerts.</summary>
    public AlertTerms AlertTerms { get; }

    /// <summary>What alerts weigh when visits are planned.</summary>
    public AttentionWeights Attention { get; }

    public AlertRule? AlertRule(string code) => AlertRules.FirstOrDefault(r => r.Code == code);

    /// <summary>All versions of the catalogue of indicators, oldest first. At least one, perhaps empty.</summary>
    public ImmutableArray<Catalogue> Catalogues { get; }

    /// <summary>The newest version.</summary>
    public Catalogue Catalogue => Catalogues[^1];

    /// <summary>The indicators about units in the newest version.</summary>
    public ImmutableArray<Indicator> Indicators => Catalogue.Shown;

    public DataElement? Element(string code) => elementsByCode.GetValueOrDefault(code);

    /// <summary>What a form of this pack asks for.</summary>
    public FormElements ElementsOf(DataSet set) => elementsByDataSet[set.Code];

    /// <summary>A form by its code or an alias; case does not matter.</summary>
    public DataSet? DataSet(string name) => dataSetsByName.GetValueOrDefault(name);

    public Indicator? Indicator(string code) => Catalogue.Find(code) is { Subject: Subject.Unit } indicator ? indicator : null;

    /// <summary>The version that assesses a period: the newest that begins in it or before. A later version never changes an older assessment.</summary>
    public Catalogue CatalogueOf(Period period)
    {
        for (var i = Catalogues.Length - 1; i > 0; i--)
        {
            if (Catalogues[i].Version.From is { } from && from.FirstMonth <= period.LastMonth)
            {
                return Catalogues[i];
            }
        }

        return Catalogues[0];
    }

    public Trait? Trait(string code) => Traits.FirstOrDefault(t => t.Code == code);

    public CodeList List(string name) => lists.GetValueOrDefault(name) ?? new(name, []);

    /// <summary>The value of a parameter on a day, or null.</summary>
    public decimal? Parameter(string code, DateOnly day) => parametersByCode.GetValueOrDefault(code)?.On(day);

    public int DecimalsOf(string element) => Element(element)?.Decimals ?? 0;

    /// <summary>
    /// The form that answers for an element over periods of a length: the coarsest that is not coarser than asked.
    /// So a quarter reads quarterly reports and never adds monthly flashes to them. Null when the element is only in coarser forms.
    /// </summary>
    public DataSet? Source(DataElement element, PeriodKind asked) =>
        DataSets.Where(d => element.DataSets.Contains(d.Code) && d.PeriodKind <= asked).MaxBy(d => d.PeriodKind);

    /// <summary>The form whose reports measure coverage over periods of a length: the main one, or a finer one for finer periods.</summary>
    public DataSet? CoverageSource(PeriodKind asked) =>
        MainDataSet.PeriodKind <= asked ? MainDataSet : DataSets.Where(d => d.PeriodKind <= asked).MaxBy(d => d.PeriodKind);
}
