using System.Globalization;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Localisation;

/// <summary>
/// Numbers, money, dates and periods as the reader's culture writes them. Only pages use it: what machines read stays invariant.
/// </summary>
public sealed class Format(Pack pack)
{
    /// <summary>A figure that nobody reported: silence is never shown as zero.</summary>
    public const string Silence = "—";

    private const string Day = "d MMM yyyy";

    /// <summary>Beyond this many a rate tells nothing more to a reader.</summary>
    private const int RateDecimals = 1;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(pack.TimeZone);

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>The sign of the pack's currency: the culture's own where it is the currency of its country, else the code.</summary>
    public string Currency => new RegionInfo(Culture.Name).ISOCurrencySymbol == pack.Currency ? Culture.NumberFormat.CurrencySymbol : pack.Currency;

    public static string Whole(long number) => number.ToString("N0", Culture);

    /// <summary>A number as exact as it was written: a limit, a weight, a parameter.</summary>
    public static string Number(decimal number) => number.ToString("#,##0.####", Culture);

    /// <summary>A change with its sign, which stands before the digits in Arabic too.</summary>
    public static string Change(decimal number) => "\u200e" + number.ToString("+#,##0.##;-#,##0.##;0", Culture);

    /// <summary>A share of one as a percentage; <see cref="Silence"/> when there is none.</summary>
    public static string Percent(decimal? share) => share is { } s ? $"{(s * 100).ToString($"N{RateDecimals}", Culture)}\u00a0%" : Silence;

    public static string Amount(DataElement element, Int128 minor) => FixedPoint.FromMinor(minor, element.Decimals).ToString($"N{element.Decimals}", Culture);

    /// <summary>A total, or <see cref="Silence"/> when no value is behind it.</summary>
    public static string Total(DataElement element, Territories.ElementTotal total) =>
        total.Reported + total.CarriedForward == 0 ? Silence : Amount(element, total.Sum);

    /// <summary>The value of an indicator over several units: shares are percentages whatever the unit of one value.</summary>
    public string Rate(Indicator indicator, Territories.RateTotal terms) => terms.Rate(indicator) is not { } rate ? Silence
        : indicator.Aggregation is Aggregation.Share or Aggregation.ShareAbove or Aggregation.ShareWithin ? $"{rate.ToString($"N{RateDecimals}", Culture)}\u00a0%"
        : Indicator(indicator, rate);

    /// <summary>The value of an indicator with its unit.</summary>
    public string Indicator(Indicator indicator, decimal value)
    {
        var number = Math.Round(value, indicator.Decimals, MidpointRounding.AwayFromZero).ToString($"N{indicator.Decimals}", Culture);
        if (pack.List(CodeList.Unit).Find(indicator.Unit)?.Has(CodeList.Bare) == true)
        {
            return number;
        }

        return indicator.Unit == CodeList.Percent ? $"{number}\u00a0%" : Wording.Say("number_with_unit", number, WithinSentence(Unit(indicator.Unit)));
    }

    /// <summary>Points of a score, rounded half up (domain report §4: for display only).</summary>
    public static string Points(decimal? points) => points is { } p ? Math.Round(p, RateDecimals, MidpointRounding.AwayFromZero).ToString($"N{RateDecimals}", Culture) : Silence;

    public static string SignedPoints(decimal points) =>
        Math.Round(points, RateDecimals, MidpointRounding.AwayFromZero).ToString($"+#,##0.{new string('0', RateDecimals)};\u2212#,##0.{new string('0', RateDecimals)};0", Culture);

    /// <summary>A value of a report in words: an amount, a date, yes or no, "not applicable" or "missing".</summary>
    public static string Value(DataElement element, ElementValue? value) => value switch
    {
        null => Wording.Say("value_missing"),
        { IsNotApplicable: true } => Wording.Say("value_not_applicable"),
        { } v when element.Type == ElementType.YesNo => Wording.Say(v.Minor == 0 ? "value_no" : "value_yes"),
        { } v when element.Type == ElementType.Date => Date(DateOnly.FromDayNumber((int)v.Minor)),
        { } v => Amount(element, v.Minor),
    };

    /// <summary>The unit of an element: the sign of the currency, or the pack's name of the unit. Nothing for what is no number.</summary>
    public string Unit(DataElement element) => element.Type == ElementType.Number ? Unit(element.Unit) : "";

    /// <summary>The name of an element over a column of its amounts; of money with its sign, since a number alone does not tell it.</summary>
    public string Heading(DataElement element) =>
        element.Unit == pack.Currency ? Wording.Say("name_with_unit", element.Name.In(Cultures.Current), Currency) : element.Name.In(Cultures.Current);

    public string Unit(string code) => code == pack.Currency ? Currency : pack.List(CodeList.Unit).Find(code)?.Name.In(Cultures.Current) ?? code;

    /// <summary>The name of a unit after a number; a sign such as MAD keeps its letters.</summary>
    private static string WithinSentence(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLower(name[0], Culture) + name[1..] : name;

    public static string Date(DateOnly day) => day.ToString(Day, Culture);

    /// <summary>A moment in the time zone of the programme.</summary>
    public string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString($"{Day} HH:mm", Culture);

    public static string Period(Period period) => period.Kind switch
    {
        PeriodKind.Month => period.FirstDay.ToString("MMMM yyyy", Culture),
        PeriodKind.Quarter => Wording.Say("period_quarter", period.Number, period.Year),
        _ => period.ToString(),
    };

    public static string Period(PeriodRange range) =>
        range.First == range.Last ? Period(range.First) : Wording.Say("period_range", Period(range.First), Period(range.Last));
}
