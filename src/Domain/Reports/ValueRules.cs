using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>Whether single values fit their elements.</summary>
public static class ValueRules
{
    /// <summary>Earliest date that a form accepts; older ones are typing errors.</summary>
    public static readonly DateOnly EarliestDate = new(1850, 1, 1);

    /// <summary>The values as figures, and the faults found; the field of a fault is the element.</summary>
    public static (Figures Figures, ImmutableArray<Reason> Faults) Read(
        ImmutableArray<KeyValuePair<string, RawValue>> values, DataSet set, UnitKind kind, Pack pack)
    {
        var faults = ImmutableArray.CreateBuilder<Reason>();
        var form = pack.ElementsOf(set);
        var (read, given) = (new ElementValue[form.Count], new bool[form.Count]);
        foreach (var (code, raw) in values)
        {
            if (!form.TryPlace(code, out var element, out var place))
            {
                faults.Add(pack.Element(code) is null ? Reason.Of("unknown_element", code, code) : Reason.Of("element_not_in_data_set", code, set.Code));
            }
            else if (given[place])
            {
                faults.Add(Reason.Of("duplicate_value", code, code));
            }
            else
            {
                given[place] = true;
                (read[place], var fault) = Read(element, raw, kind);
                if (fault is not null)
                {
                    faults.Add(fault);
                }
            }
        }

        return (form.Figures(read, given), faults.ToImmutable());
    }

    private static (ElementValue Value, Reason? Fault) Read(DataElement element, RawValue raw, UnitKind kind)
    {
        if (raw.Kind == RawKind.NotApplicable)
        {
            return (ElementValue.NotApplicable, null);
        }

        return element.IsFilledBy(kind) ? Value(element, raw) : (default, Reason.Of("element_not_for_kind", element.Code, JsonName.Of(kind)));
    }

    private static (ElementValue Value, Reason? Fault) Value(DataElement element, RawValue raw) => element.Type switch
    {
        ElementType.Number when raw.Kind == RawKind.Number => Number(element, raw.Number),
        ElementType.Number => (default, Reason.Of("not_a_number", element.Code, Shown(raw.Text))),
        ElementType.YesNo when raw.Kind == RawKind.YesNo || (raw.Kind == RawKind.Number && raw.Number is 0 or 1) => (new((long)raw.Number), null),
        ElementType.YesNo => (default, Reason.Of("not_yes_or_no", element.Code, Shown(raw.Text))),
        _ when DateOnly.TryParseExact(raw.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= EarliestDate =>
            (new(day.DayNumber), null),
        _ => (default, Reason.Of("not_a_date", element.Code, Shown(raw.Text))),
    };

    private static (ElementValue Value, Reason? Fault) Number(DataElement element, decimal number)
    {
        if (number < element.Minimum)
        {
            return (default, Reason.Of("below_minimum", element.Code, Invariant(number), Invariant(element.Minimum.Value)));
        }

        if (number > element.Maximum)
        {
            return (default, Reason.Of("above_maximum", element.Code, Invariant(number), Invariant(element.Maximum.Value)));
        }

        if (FixedPoint.TryToMinor(number, element.Decimals, out var minor))
        {
            return (new(minor), null);
        }

        return FixedPoint.TryToMinor(decimal.Truncate(number), element.Decimals, out _)
            ? (default, Reason.Of("too_many_decimals", element.Code, Invariant(number), $"{element.Decimals}"))
            : (default, Reason.Of("number_too_large", element.Code, Shown(Invariant(number))));
    }

    private static string Invariant(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sender's text in a message is cut, so that an error never grows with the mistake.</summary>
    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
