using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>Checks a plan against its pack. A plan with a fault is never run.</summary>
public static class PlanRules
{
    private const int Months = 12;

    /// <summary>The faults found: the field of each says where.</summary>
    public static ImmutableArray<Reason> Check(DemonstrationPlan plan, Pack pack) =>
    [
        .. Periods(plan, pack),
        .. Codes(plan, pack),
        .. plan.Sectors.Where(s => s.Seasons.Length != Months).Select(s => Reason.Of("twelve_months_expected", "sectors", s.Code)),
        .. plan.Characters.SelectMany(Merging),
        .. plan.Moves.Where(m => m.Field is not (UnitField.Commune or UnitField.Association or UnitField.FundingLine))
            .Select(m => Reason.Of("not_a_move", "moves", JsonName.Of(m.Field))),
        .. plan.Words.IsEmpty ? [Reason.Of("required", "words")] : ImmutableArray<Reason>.Empty,
        .. FundPlanRules.Check(plan, pack),
        .. PlanNames.Check(plan, pack),
    ];

    private static IEnumerable<Reason> Periods(DemonstrationPlan plan, Pack pack)
    {
        if (plan.LastPeriod.Kind != pack.MainDataSet.PeriodKind)
        {
            yield return Reason.Of("wrong_period_type", "lastPeriod", plan.LastPeriod.ToString());
        }

        if (plan.Forms.All(f => pack.DataSet(f.DataSet) != pack.MainDataSet))
        {
            yield return Reason.Of("main_form_expected", "forms", pack.MainDataSet.Code);
        }

        foreach (var form in plan.Forms)
        {
            if (pack.DataSet(form.DataSet) is null)
            {
                yield return Reason.Of("unknown_data_set", "forms", form.DataSet);
            }
            else if (form.Periods is < 1 or > PeriodRange.MaxLength)
            {
                yield return Reason.Of("bad_number_of_periods", form.DataSet, $"{PeriodRange.MaxLength}");
            }
        }
    }

    private static IEnumerable<Reason> Codes(DemonstrationPlan plan, Pack pack)
    {
        bool Commune(string code) => pack.Territory.Find(code)?.Level == pack.Territory.UnitLevel;
        bool Listed(string list, string code) => pack.List(list).Find(code) is not null;

        return Unknown("communes", plan.Communes.Select(c => c.Code), Commune)
            .Concat(Unknown("sectors", plan.Sectors.Select(s => s.Code), c => Listed(CodeList.Sector, c)))
            .Concat(Unknown("fundingLines", plan.FundingLines.Options.Select(o => o.Code), c => Listed(CodeList.FundingLine, c)))
            .Concat(Unknown("legalForms", plan.Kinds.SelectMany(k => k.LegalForms).Select(o => o.Code).Distinct(), c => Listed(CodeList.LegalForm, c)))
            .Concat(Unknown("associations", plan.Associations.Select(a => a.Code), TextKey.IsValid))
            .Concat(Unknown("kinds", plan.Kinds.Select(k => k.Prefix), TextKey.IsValid))
            .Concat(plan.Associations.SelectMany(a => Unknown(a.Code, a.Communes.Append(a.Commune).Distinct(), Commune)))
            .Concat(plan.Associations.SelectMany(a => Unknown(a.Code, a.Sectors, c => Listed(CodeList.Sector, c))));
    }

    private static IEnumerable<Reason> Unknown(string field, IEnumerable<string> codes, Func<string, bool> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            if (!seen.Add(code))
            {
                yield return Reason.Of("duplicate_code", field, code);
            }
            else if (!known(code))
            {
                yield return Reason.Of("unknown_code", field, code);
            }
        }
    }

    private static IEnumerable<Reason> Merging(PlanCharacter character)
    {
        if (character.Options.IsEmpty)
        {
            yield return Reason.Of("required", "characters", character.Name);
        }

        foreach (var option in character.Options.Where(o => o.IntoNext is { } next && character.Options.All(p => p.Code != next || p.IntoNext is not null)))
        {
            yield return Reason.Of("unknown_code", character.Name, option.IntoNext!);
        }
    }
}
