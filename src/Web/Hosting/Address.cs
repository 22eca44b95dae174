using System.Globalization;
using EconomieSociale.Alerts;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Http.Extensions;

namespace EconomieSociale.Hosting;

/// <summary>The addresses of the pages. What a page shows is in its address, so that it can be kept, sent and printed.</summary>
public static class Address
{
    public const string Home = "/";
    public const string Units = "/cooperatives";
    public const string Indicators = "/indicateurs";
    public const string Imports = "/imports";
    public const string Alerts = "/alertes";
    public const string CareOfUnit = "/suivi";
    public const string MyAlerts = "/mes-alertes";
    public const string Fund = "/fonds";
    public const string FundResults = Fund + "/resultats";
    public const string FundControl = Fund + "/controle";
    public const string Ledger = "/fonds/journal";
    public const string LedgerCsv = "/api/v1/fund/ledger.csv";
    public const string LedgerJson = "/api/v1/fund/ledger";
    public const string People = "/personnes";
    public const string Checks = "/verification";

    public static string Division(string code, string vintage, PeriodRange? period = null) =>
        Of($"/territoires/{Uri.EscapeDataString(code)}", ("vintage", vintage), ("period", period?.ToString()));

    /// <summary>The proof of the totals of a division.</summary>
    public static string Verification(string division, string vintage) => Of(Checks, ("territory", division), ("vintage", vintage));

    public static string Unit(string code) => $"{Units}/{Uri.EscapeDataString(code)}";

    /// <summary>The alerts of a unit or of a funding line, see <see cref="LineOwner"/>.</summary>
    public static string AlertsOf(string owner) => (LineOwner.Line(owner) is { } line ? FundingLine(line) : Unit(owner)) + "#alerts";

    /// <summary>Where the forms about alerts and visits of a unit, or about the alerts of a funding line, are sent.</summary>
    public static string Care(string owner) => Unit(owner) + CareOfUnit;

    public static string Report(string unit, string dataSet, Period period) => Of(Unit(unit), ("report", $"{dataSet}/{period}")) + "#report";

    /// <summary>How a unit stood at the end of a main period; null: how it stands today.</summary>
    public static string Standing(string unit, Period? period, string? indicator = null) =>
        Of(Unit(unit), ("period", period?.ToString()), ("indicator", indicator)) + (indicator is null ? "#standing" : "#indicator");

    /// <summary>The units of a division, by an indicator.</summary>
    public static string Ranking(string division, string vintage, PeriodRange period, string indicator, string? order = null) =>
        Of($"/territoires/{Uri.EscapeDataString(division)}{Indicators}/{Uri.EscapeDataString(indicator)}", ("vintage", vintage), ("period", period.ToString()), ("order", order));

    public static string Catalogue(int version) => Of(Indicators, ("version", version.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The page of a person: the inbox, what was sent, how to be told. The key is a secret between both, so it is where neither log nor trace writes it.</summary>
    public static string Mine(string person, string key) => Of($"{MyAlerts}/{Uri.EscapeDataString(person)}", ("key", key));

    public static string FundingLine(string line) => $"{Fund}/{Uri.EscapeDataString(line)}";

    /// <param name="id">The code of the line and the number there.</param>
    public static string Agreement(string id) => $"{Fund}/conventions/{Uri.EscapeDataString(id)}";

    /// <summary>A page of the fund that confirms what was just entered.</summary>
    /// <param name="operation">Its number there.</param>
    public static string Entered(string page, int operation) => Of(page, ("entered", operation.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The page of an agreement that was just signed.</summary>
    public static string Signed(string agreement) => Of(Agreement(agreement), ("signed", "true"));

    public static string Import(string id) => $"{Imports}/{id}";

    public static string Errors(string id) => $"/api/v1/imports/{id}/errors";

    /// <summary>The same page in another language.</summary>
    public static string Language(CultureInfo culture, HttpRequest request) => Of("/langue", ("c", culture.Name), ("r", request.Path + request.QueryString));

    /// <summary>A path with those parameters that have a value.</summary>
    public static string Of(string path, params ReadOnlySpan<(string Key, string? Value)> query)
    {
        var builder = new QueryBuilder();
        foreach (var (key, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                builder.Add(key, value);
            }
        }

        return path + builder;
    }
}
