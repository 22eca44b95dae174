using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>Checks a pack as a whole. A pack with a fault is never put in force.</summary>
public static class PackRules
{
    /// <summary>The pack, or the faults found: the field of each is the code of the row at fault.</summary>
    public static (Pack? Pack, ImmutableArray<PackFault> Faults) Check(PackDraft draft)
    {
        ImmutableArray<string> levels = [.. draft.Levels.Select(l => l.Code)];
        ImmutableArray<string> vintages = [.. draft.Vintages.Select(v => v.Code)];
        var faults = ImmutableArray.CreateBuilder<Reason>();
        if (levels.Length < 2)
        {
            faults.Add(Reason.Of("two_levels_expected", "levels"));
        }

        // Tables are built from these: with one of them twice there is nothing to build the other checks on.
        faults.AddRange(Duplicates("duplicate_vintage", vintages));
        faults.AddRange(Duplicates("duplicate_list", draft.Lists.Select(l => l.Name)));
        faults.AddRange(Duplicates("duplicate_parameter", draft.Parameters.Select(p => p.Code)));
        faults.AddRange(Duplicates("duplicate_data_set", DataSetNames(draft)));
        if (faults.Count > 0)
        {
            return (null, Placed(faults));
        }

        faults.AddRange(TerritoryTreeRules.Check(levels, draft.AreaLevel, vintages, draft.Divisions));
        faults.AddRange(Duplicates("duplicate_element", draft.Elements.Select(e => e.Code)));
        faults.AddRange(Duplicates("duplicate_rule", draft.Rules.Select(r => r.Code + "/" + r.DataSet)));
        faults.AddRange(Programme(draft, vintages));
        faults.AddRange(Labels(draft));
        faults.AddRange(draft.Elements.SelectMany(e => ElementFaults(e, draft)));
        faults.AddRange(draft.Rules.SelectMany(r => RuleFaults(r, draft)));
        faults.AddRange(TraitFaults(draft, levels));
        faults.AddRange(ClosureFaults(draft));
        faults.AddRange(draft.Fund?.Faults(draft) ?? []);
        var (catalogues, wrong) = Catalogues(draft);
        ImmutableArray<string> dimensions = [.. draft.Catalogues.SelectMany(c => c.Dimensions).Select(d => d.Code)];
        var (alertRules, alertFaults) = AlertRuleCheck.Check(draft.AlertRules, name => AlertNameType(name, draft), dimensions);
        ImmutableArray<PackFault> targets = [.. Target.Faults(draft)];
        return faults.Count > 0 || !wrong.IsEmpty || !alertFaults.IsEmpty || !targets.IsEmpty
            ? (null, [.. Placed(faults), .. wrong, .. alertFaults, .. targets])
            : (new(draft, new(levels, draft.AreaLevel, vintages, draft.Divisions), catalogues, alertRules), []);
    }

    /// <summary>A proposed alert rule beside those of a pack; or what is wrong with it.</summary>
    public static (AlertRule? Rule, ImmutableArray<PackFault> Faults) Check(AlertRuleDraft proposal, Pack pack)
    {
        var draft = pack.Draft;
        ImmutableArray<string> dimensions = [.. draft.Catalogues.SelectMany(c => c.Dimensions).Select(d => d.Code)];
        var (rules, faults) = AlertRuleCheck.Check([proposal], name => AlertNameType(name, draft), dimensions);
        return (rules.IsEmpty ? null : rules[0], faults);
    }

    /// <summary>The types of the names that an alert rule may read: those of a trait, and the indicators of every version, since a rule is replayed over all of them.</summary>
    private static FormulaType? AlertNameType(string name, PackDraft draft) => Trait.TypeOf(name, draft)
        ?? (!draft.Catalogues.IsEmpty && draft.Catalogues.All(c => c.Indicators.Any(i => i.Code == name && i.Subject == Subject.Unit))
            ? draft.Catalogues[^1].Indicators.First(i => i.Code == name).IsYesNo ? FormulaType.YesNo : FormulaType.Number
            : null);

    /// <summary>Codes and aliases, as they are found: without regard to case.</summary>
    private static IEnumerable<string> DataSetNames(PackDraft draft) => draft.DataSets
        .SelectMany(d => draft.DataSetAliases.GetValueOrDefault(d.Code, []).Prepend(d.Code))
        .Select(name => name.ToUpperInvariant());

    private static IEnumerable<Reason> Programme(PackDraft draft, ImmutableArray<string> vintages)
    {
        if (!vintages.Contains(draft.DefaultVintage))
        {
            yield return Reason.Of("unknown_vintage", "defaultVintage", draft.DefaultVintage);
        }

        if (draft.DataSets.Count(d => d.IsMain) != 1)
        {
            yield return Reason.Of("one_main_data_set_expected", "data-sets.csv");
        }

        foreach (var vintage in draft.Vintages.Where(v => draft.Divisions.All(d => d.Code != v.Home)))
        {
            yield return Reason.Of("unknown_division", "home", vintage.Home);
        }

        foreach (var element in draft.Sizes.Elements.Where(code => draft.Elements.All(e => e.Code != code)))
        {
            yield return Reason.Of("unknown_element", "sizes", element);
        }

        if (draft.Sizes.Classes is [.. var bounded, var last] && (last.Below is not null || bounded.Any(c => c.Below is null)))
        {
            yield return Reason.Of("one_open_size_class_expected", "sizes");
        }
    }

    private static IEnumerable<Reason> Labels(PackDraft draft) =>
        draft.Divisions.Select(d => (d.Code, d.Name))
            .Concat(draft.Levels.Select(l => (l.Code, l.Name)))
            .Concat(draft.Vintages.Select(v => (v.Code, v.Name)))
            .Concat(draft.Lists.SelectMany(l => l.Items).Select(i => (i.Code, i.Name)))
            .Concat(draft.DataSets.Select(d => (d.Code, d.Name)))
            .Concat(draft.Elements.Select(e => (e.Code, e.Name)))
            .Concat(draft.Rules.Select(r => (r.Code, r.Message)))
            .Concat(draft.Sizes.Classes.Select(c => (c.Code, c.Name)))
            .Concat(draft.Traits.Select(t => (t.Code, t.Name)))
            .Append((draft.Id, draft.Name))
            .Where(l => !l.Item2.IsComplete)
            .Select(l => Reason.Of("missing_label", l.Item1));

    private static IEnumerable<Reason> ElementFaults(DataElement element, PackDraft draft)
    {
        if (element.Nature == ElementNature.Stock && element.OverTime == TimeAggregation.Sum)
        {
            yield return Reason.Of("stock_summed_over_time", element.Code);
        }

        if (element.Decimals is < 0 or > FixedPoint.MaxDecimals || (element.Type != ElementType.Number && element.Decimals != 0))
        {
            yield return Reason.Of("bad_decimals", element.Code);
        }

        if (element.DataSets.IsEmpty)
        {
            yield return Reason.Of("element_without_data_set", element.Code);
        }

        foreach (var set in element.DataSets.Where(code => draft.DataSets.All(d => d.Code != code)))
        {
            yield return Reason.Of("unknown_data_set", element.Code, set);
        }

        var units = draft.Lists.FirstOrDefault(l => l.Name == CodeList.Unit);
        if (units?.Find(element.Unit) is null)
        {
            yield return Reason.Of("unknown_unit_of_measure", element.Code, element.Unit);
        }
    }

    private static IEnumerable<Reason> RuleFaults(ValidationRule rule, PackDraft draft)
    {
        bool InForm(string code) => draft.Elements.Any(e => e.Code == code && e.DataSets.Contains(rule.DataSet));

        if (draft.DataSets.All(d => d.Code != rule.DataSet))
        {
            yield return Reason.Of("unknown_data_set", rule.Code, rule.DataSet);
        }

        if (!InForm(rule.Field))
        {
            yield return Reason.Of("unknown_element", rule.Code, rule.Field);
        }

        foreach (var name in rule.Condition.Names.Where(n => !InForm(n) && draft.Parameters.All(p => p.Code != n)))
        {
            yield return Reason.Of("unknown_name", rule.Code, name);
        }
    }

    private static IEnumerable<Reason> ClosureFaults(PackDraft draft)
    {
        var sectors = draft.Lists.FirstOrDefault(l => l.Name == CodeList.Sector);
        return draft.Closures.Where(c => sectors?.Find(c.Sector) is null || c.From == default || c.To < c.From).Select(c => Reason.Of("bad_closure", c.Sector));
    }

    private static IEnumerable<Reason> TraitFaults(PackDraft draft, ImmutableArray<string> levels)
    {
        foreach (var trait in draft.Traits.Where(t => Dimensions.All.Contains(t.Code) || levels.Contains(t.Code) || draft.Traits.Count(o => o.Code == t.Code) > 1))
        {
            yield return Reason.Of("dimension_taken", "traits", trait.Code);
        }

        foreach (var trait in draft.Traits)
        {
            foreach (var fault in FormulaTypes.Check(trait.Condition, FormulaType.YesNo, name => Trait.TypeOf(name, draft)))
            {
                yield return Reason.Of("bad_formula", trait.Code, fault);
            }
        }
    }

    /// <summary>The versions of the catalogue; a fault names file, row and code.</summary>
    private static (ImmutableArray<Catalogue> Catalogues, ImmutableArray<PackFault> Faults) Catalogues(PackDraft draft)
    {
        var units = draft.Lists.FirstOrDefault(l => l.Name == CodeList.Unit);
        var main = draft.DataSets.FirstOrDefault(d => d.IsMain)?.PeriodKind ?? PeriodKind.Quarter;
        var found = CatalogueRules.CheckOrder([.. draft.Catalogues.Select(c => c.Version)], main).ToBuilder();
        var catalogues = ImmutableArray.CreateBuilder<Catalogue>();
        foreach (var version in draft.Catalogues)
        {
            var (catalogue, wrong) = CatalogueRules.Check(version, draft.Elements, code => units?.Find(code) is not null);
            found.AddRange(wrong);
            if (catalogue is not null)
            {
                catalogues.Add(catalogue);
            }
        }

        return (catalogues.ToImmutable(), found.ToImmutable());
    }

    private static ImmutableArray<PackFault> Placed(IEnumerable<Reason> faults) => [.. faults.Select(f => new PackFault("", 0, f))];

    private static IEnumerable<Reason> Duplicates(string code, IEnumerable<string> keys) =>
        keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => Reason.Of(code, g.Key));
}
