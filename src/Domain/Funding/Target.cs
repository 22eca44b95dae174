using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>How the actual of a target is counted.</summary>
public enum TargetMethod
{
    /// <summary>From the beginning of the programme to the end of the year; of a rate its level then.</summary>
    Cumulative = 1,

    /// <summary>In the year alone.</summary>
    InYear = 2,
}

/// <summary>A target of the contract (domain report §6.4).</summary>
/// <param name="Row">Of the file.</param>
/// <param name="Indicator">An indicator of the catalogue, an element of <see cref="FundTerms.Results"/>, or <see cref="Agreements"/>.</param>
/// <param name="Territory">Null: the whole programme.</param>
/// <param name="Sector">Null: all.</param>
public sealed record Target(int Row, string Indicator, int Year, string? Territory, string? Sector, decimal Baseline, decimal Value, TargetMethod Method, string Note)
{
    public const string File = "targets.csv";

    /// <summary>The number of agreements signed.</summary>
    public const string Agreements = "agreements";

    /// <summary>The day on which it is measured: the end of its year, or today.</summary>
    public DateOnly MeasuredOn(DateOnly asOf) => asOf.Year < Year ? asOf : asOf < End ? asOf : End;

    private DateOnly End => new(Year, 12, 31);

    /// <summary>Part of the way from the baseline that is gone, of one; null where there is no way.</summary>
    public decimal? Attainment(decimal actual) => Value == Baseline ? null : (actual - Baseline) / (Value - Baseline);

    /// <summary>What would be reached on a day on a straight path from the baseline: in the year, or from the beginning of the programme.</summary>
    public decimal Path(DateOnly day, FundTerms terms)
    {
        var from = Method == TargetMethod.InYear ? new DateOnly(Year, 1, 1) : terms.From;
        var all = End.DayNumber - from.DayNumber + 1;
        return Baseline + ((Value - Baseline) * Math.Clamp(day.DayNumber - from.DayNumber + 1, 0, all) / all);
    }

    /// <summary>What is wrong with the targets of a pack.</summary>
    public static IEnumerable<PackFault> Faults(PackDraft pack)
    {
        foreach (var target in pack.Targets)
        {
            foreach (var fault in target.FaultsIn(pack))
            {
                yield return new(File, target.Row, fault);
            }
        }
    }

    private IEnumerable<Reason> FaultsIn(PackDraft pack)
    {
        var indicators = pack.Catalogues.SelectMany(c => c.Indicators).Where(i => i.Subject is Subject.Unit or Subject.Fund or Subject.Programme).Select(i => i.Code);
        if (Indicator != Agreements && pack.Fund?.Results.Any(r => r.Element == Indicator) != true && !indicators.Contains(Indicator))
        {
            yield return Reason.Of("unknown_indicator", Indicator, Indicator);
        }

        if (Territory is not null && pack.Divisions.All(d => d.Code != Territory))
        {
            yield return Reason.Of("unknown_territory", Indicator, Territory);
        }

        if (Sector is not null && pack.Lists.FirstOrDefault(l => l.Name == CodeList.Sector)?.Find(Sector) is null)
        {
            yield return Reason.Of("unknown_sector", Indicator, Sector);
        }

        if (pack.Fund is not { } terms || Year < terms.From.Year || Year > terms.To.Year)
        {
            yield return Reason.Of("bad_target_year", Indicator, $"{Year}");
        }

        if (pack.Targets.Count(t => (t.Indicator, t.Year, t.Territory, t.Sector, t.Method) == (Indicator, Year, Territory, Sector, Method)) > 1)
        {
            yield return Reason.Of("duplicate_target", Indicator, $"{Year}");
        }
    }
}
