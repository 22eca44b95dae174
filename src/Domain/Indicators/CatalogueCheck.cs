using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>Collects what is wrong with a catalogue, row by row.</summary>
internal sealed class CatalogueCheck(CatalogueDraft draft, ImmutableArray<DataElement> elements)
{
    /// <summary>A stock older than a year is no estimate of today's.</summary>
    private const int MaxCarryForward = 4;

    private readonly Dictionary<string, FormulaType> types = Types(draft, elements);

    public List<PackFault> Faults { get; } = [];

    public Indicator? Indicator(IndicatorDraft row)
    {
        var text = row.IsYesNo ? FormulaType.YesNo : FormulaType.Number;
        var numerator = Formula(row, "numerator", row.Numerator, text, null);
        var denominator = Formula(row, "denominator", row.Denominator, FormulaType.Number, null);
        var applies = Formula(row, "applies", row.Applies, FormulaType.YesNo, null);
        var whenZero = Formula(row, "when_zero", row.WhenZero, FormulaType.Number, row.Anchors.IsEmpty ? null : FormulaType.Number);
        var anchors = Anchors(row);
        foreach (var (fault, wrong) in Contradictions(row))
        {
            if (wrong)
            {
                Fault(row, fault, "");
            }
        }

        return numerator is null ? null : new(
            row.Code, row.Name, row.Unit, row.Subject, row.Measures, row.IsScored, row.Window, row.IsYesNo, row.Factor, numerator, denominator, applies, whenZero,
            row.HigherIsBetter, row.AnchorKind, anchors, row.Aggregation, row.Threshold ?? 0, row.Decimals, row.Standard);
    }

    public Gate? Gate(GateDraft row)
    {
        FormulaType? TypeOf(string name) => name == BuiltIn.MissingReports || draft.Dimensions.Any(d => d.Code == name && d.Kind == DimensionKind.Obstacle)
            ? FormulaType.Number
            : Type(name, Subject.Unit);
        try
        {
            var condition = Indicators.Formula.Parse(row.Condition);
            foreach (var fault in FormulaTypes.Check(condition, FormulaType.YesNo, TypeOf))
            {
                Faults.Add(new(CatalogueDraft.GatesFile, row.Row, Reason.Of("bad_formula", row.Code, "condition", fault)));
            }

            if (row.Colour is not (Status.Red or Status.Amber))
            {
                Faults.Add(new(CatalogueDraft.GatesFile, row.Row, Reason.Of("gate_neither_red_nor_amber", row.Code, "colour")));
            }

            return new(row.Code, row.Colour, condition, Indicators.Gate.Read(condition), row.Name);
        }
        catch (FormatException e)
        {
            Faults.Add(new(CatalogueDraft.GatesFile, row.Row, Reason.Of("bad_formula", row.Code, "condition", e.Message)));
            return null;
        }
    }

    public void Codes()
    {
        foreach (var twice in draft.Indicators.GroupBy(i => i.Code, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
        {
            Fault(twice, "duplicate_indicator", "code");
        }

        var taken = elements.Select(e => e.Code).Concat(draft.Parameters.Select(p => p.Code)).Concat(draft.Dimensions.Select(d => d.Code)).ToHashSet(StringComparer.Ordinal);
        foreach (var hides in draft.Indicators.Where(i => taken.Contains(i.Code)))
        {
            Fault(hides, "name_taken", "code", hides.Code);
        }

        foreach (var twice in draft.Gates.GroupBy(g => g.Code, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
        {
            Faults.Add(new(CatalogueDraft.GatesFile, twice.Row, Reason.Of("duplicate_gate", twice.Code, "code")));
        }

        foreach (var unknown in draft.Indicators.Where(i => draft.Dimensions.All(d => d.Code != i.Measures)))
        {
            Fault(unknown, "unknown_dimension", "measures", unknown.Measures);
        }
    }

    public void Labels()
    {
        foreach (var row in draft.Indicators.Where(i => !i.Name.IsComplete))
        {
            Fault(row, "missing_label", "name");
        }

        Faults.AddRange(draft.Gates.Where(g => !g.Name.IsComplete).Select(g => new PackFault(CatalogueDraft.GatesFile, g.Row, Reason.Of("missing_label", g.Code, "name"))));
        Faults.AddRange(draft.Dimensions.Where(d => !d.Name.IsComplete).Select(d => new PackFault(CatalogueDraft.DimensionsFile, 0, Reason.Of("missing_label", d.Code, "name"))));
        Faults.AddRange(draft.Facts.Where(f => !f.Name.IsComplete).Select(f => new PackFault(CatalogueDraft.FactsFile, 0, Reason.Of("missing_label", f.Code, "name"))));
    }

    public void Scale()
    {
        var scale = draft.Scale;
        if (draft.Dimensions.Any(d => d.Kind == DimensionKind.Obstacle) && Contradicts(scale))
        {
            Faults.Add(new(CatalogueDraft.ScaleFile, 0, Reason.Of("bad_scale", "", "")));
        }

        foreach (var code in scale.RequiredDimensions.Where(c => draft.Dimensions.All(d => d.Code != c || d.Kind != DimensionKind.Obstacle)))
        {
            Faults.Add(new(CatalogueDraft.ScaleFile, 0, Reason.Of("unknown_dimension", code, "requiredDimensions", code)));
        }

        foreach (var dimension in draft.Dimensions.Where(d => (d.Kind == DimensionKind.Obstacle) != (d.Weight > 0)))
        {
            Faults.Add(new(CatalogueDraft.DimensionsFile, 0, Reason.Of("bad_weight", dimension.Code, "weight")));
        }
    }

    public void Units(Func<string, bool> exists)
    {
        foreach (var row in draft.Indicators.Where(i => !exists(i.Unit)))
        {
            Fault(row, "unknown_unit_of_measure", "unit", row.Unit);
        }
    }

    /// <summary>An indicator that reads itself, through however many others, has no value.</summary>
    public void Cycles(ImmutableArray<Indicator> indicators)
    {
        var byCode = indicators.GroupBy(i => i.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var row in draft.Indicators.Where(i => byCode.ContainsKey(i.Code)))
        {
            if (Reaches(row.Code, row.Code, byCode, []))
            {
                Fault(row, "indicator_reads_itself", "numerator");
            }
        }
    }

    private static bool Reaches(string code, string target, Dictionary<string, Indicator> byCode, HashSet<string> seen) =>
        byCode[code].Names.Where(byCode.ContainsKey).Any(n => n == target || (seen.Add(n) && Reaches(n, target, byCode, seen)));

    /// <summary>Also true of a scale that was never given.</summary>
    private static bool Contradicts(ScoringScale scale) =>
        scale.Amber >= scale.Green
        || scale.MinimumCoverage is < 0 or > 1
        || scale.ObservedShare is < 0 or > 1
        || scale.Enter.AtOnceBelow > scale.Enter.Below
        || scale.Enter.Periods < 1
        || scale.Leave.Periods < 1
        || scale.UnknownAfter < 1
        || scale.CarryForward is < 0 or > MaxCarryForward;

    private static IEnumerable<(string Fault, bool Wrong)> Contradictions(IndicatorDraft row) =>
    [
        ("yes_no_with_denominator", row.IsYesNo && row.Denominator.Length > 0),
        ("share_of_a_number", row.Aggregation == Aggregation.Share && !row.IsYesNo),
        ("share_expected", row.IsYesNo && row.Aggregation != Aggregation.Share),
        ("ratio_without_denominator", row.Aggregation is Aggregation.RatioOfSums or Aggregation.MeanWithMedian && row.Denominator.Length == 0),
        ("sum_of_a_ratio", row.Aggregation == Aggregation.Sum && row.Denominator.Length > 0),
        ("threshold_expected", row.Aggregation is Aggregation.ShareAbove or Aggregation.ShareWithin && row.Threshold is null),
        ("scored_without_anchors", row.IsScored && !row.IsYesNo && row.Anchors.Length != 4),
        ("scored_but_not_of_a_unit", row.IsScored && row.Subject != Subject.Unit),
        ("bad_decimals", row.Decimals is < 0 or > 6),
    ];

    private Anchors? Anchors(IndicatorDraft row)
    {
        if (row.Anchors.Length != 4)
        {
            if (row.AnchorKind == AnchorKind.Fixed || !row.Anchors.IsEmpty)
            {
                Fault(row, "four_anchors_expected", "anchors");
            }

            return null;
        }

        var anchors = new Anchors(row.Anchors[0], row.Anchors[1], row.Anchors[2], row.Anchors[3]);
        if (!anchors.IsOrdered || (anchors.Cap > anchors.Floor) != row.HigherIsBetter)
        {
            Fault(row, "anchors_out_of_order", "anchors");
        }

        return anchors;
    }

    private Formula? Formula(IndicatorDraft row, string column, string text, FormulaType wanted, FormulaType? anchors)
    {
        if (text.Length == 0 && column != "numerator")
        {
            return null;
        }

        try
        {
            var formula = Indicators.Formula.Parse(text);
            FormulaType? TypeOf(string name) => anchors is not null && name is Indicators.Indicator.FloorName or Indicators.Indicator.CapName ? anchors : Type(name, row.Subject);
            foreach (var fault in FormulaTypes.Check(formula, wanted, TypeOf))
            {
                Fault(row, "bad_formula", column, fault);
            }

            return formula;
        }
        catch (FormatException e)
        {
            Fault(row, "bad_formula", column, e.Message);
            return null;
        }
    }

    /// <summary>The type of a name that an indicator about this subject may read: a unit's figures, or the facts of a module.</summary>
    private FormulaType? Type(string name, Subject subject) => subject == Subject.Unit
        ? types.TryGetValue(name, out var type) ? type : BuiltIn.TypeOf(name)
        : draft.Facts.Any(f => f.Code == name && f.Subject == subject) ? FormulaType.Number : null;

    private void Fault(IndicatorDraft row, string code, string field, params string[] args) =>
        Faults.Add(new(CatalogueDraft.IndicatorsFile, row.Row, Reason.Of(code, row.Code, [field, .. args])));

    private static Dictionary<string, FormulaType> Types(CatalogueDraft draft, ImmutableArray<DataElement> elements)
    {
        var types = new Dictionary<string, FormulaType>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            types[element.Code] = element.Type switch { ElementType.Date => FormulaType.Date, ElementType.YesNo => FormulaType.YesNo, _ => FormulaType.Number };
        }

        foreach (var parameter in draft.Parameters)
        {
            types[parameter.Code] = FormulaType.Number;
        }

        foreach (var indicator in draft.Indicators.Where(i => i.Subject == Subject.Unit))
        {
            types.TryAdd(indicator.Code, indicator.IsYesNo ? FormulaType.YesNo : FormulaType.Number);
        }

        return types;
    }
}
