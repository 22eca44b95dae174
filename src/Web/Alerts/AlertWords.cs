using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Reports;

namespace EconomieSociale.Alerts;

/// <summary>Puts the figures that fired an alert into words.</summary>
public sealed class AlertWords(Pack pack, Format format)
{
    public string Title(AlertRecord alert) => pack.AlertRule(alert.Rule)?.Name.In(Cultures.Current) ?? alert.Rule;

    public string? Action(AlertRecord alert) => pack.AlertRule(alert.Rule)?.Action.In(Cultures.Current);

    /// <summary>The figures of the last change of severity; those that only say which day it is are left out.</summary>
    public ImmutableArray<string> Why(AlertRecord alert) =>
        [.. alert.Entries.Last(e => !e.Figures.IsEmpty || e == alert.Entries[0]).Figures.Select(Of).OfType<string>()];

    private string? Of(AlertFigure figure)
    {
        if (pack.Indicator(figure.Name) is { } indicator)
        {
            return Line(indicator.Name.In(Cultures.Current), figure.Value is { } value ? format.Indicator(indicator, value) : Format.Silence);
        }

        if (pack.Element(figure.Name) is { } element)
        {
            return Line(element.Name.In(Cultures.Current), figure.Value is { } value ? Value(element, value) : Format.Silence);
        }

        return figure switch
        {
            { Name: AlertNames.AwaitedReports, Value: { } count } => Wording.Say("figure_awaited_reports", Format.Whole((long)count)),
            { Name: AlertNames.LastVisit, Value: { } day } => Wording.Say("figure_last_visit", Format.Date(DateOnly.FromDayNumber((int)day))),
            { Name: AlertNames.Struggling, Value: 1 } => Wording.Say("figure_struggling"),
            { Name: AlertNames.UnpaidSince or AlertNames.JustificationDue or AlertNames.MilestoneDue, Value: { } day } =>
                Wording.Say($"figure_{figure.Name}", Format.Date(DateOnly.FromDayNumber((int)day))),
            { Name: AlertNames.LineAllocated or AlertNames.LineCommitted, Value: { } amount } =>
                Wording.Say($"figure_{figure.Name}", $"{Format.Number(amount)}\u00a0{format.Currency}"),
            { Name: AlertNames.TimeLeft, Value: { } percent } => Wording.Say("figure_time_left", Format.Percent(percent / 100)),
            _ => null,
        };
    }

    private string Value(DataElement element, decimal value) => element.Type switch
    {
        ElementType.Date => Format.Date(DateOnly.FromDayNumber((int)value)),
        ElementType.YesNo => Wording.Say(value == 0 ? "value_no" : "value_yes"),
        _ when format.Unit(element) is { Length: > 0 } unit && element.Unit == pack.Currency => $"{Format.Number(Math.Round(value, element.Decimals))}\u00a0{unit}",
        _ => Format.Number(value),
    };

    private static string Line(string name, string value) => Wording.Say("figure_line", name, value);
}
