using System.Globalization;
using System.Text.Json;

namespace EconomieSociale.Tests.Paper;

/// <summary>The worked cooperatives and sequences of the paper, read where they lie beside the checkout and never copied into it.</summary>
internal static class PaperExamples
{
    public const string Quarter = "2025Q4";

    private const string Before = "2024Q4";

    private static readonly string[] Flows =
    [
        "members_left", "sales_revenue", "purchases_inputs", "payments_to_members", "other_operating_costs", "finance_costs", "output_quantity", "output_rejected",
        "sales_certified", "grants_received", "proposals_submitted", "proposals_accepted", "milestones_due", "milestones_met", "training_person_days",
    ];

    private static readonly string[] Stocks =
    [
        "members_total", "members_women", "members_youth", "members_active", "cash_balance", "receivables_total", "receivables_overdue_90", "inventory_value",
        "short_term_debts", "records_ok", "share_capital_subscribed", "share_capital_paid", "loans_outstanding", "loans_arrears_90", "grant_to_justify",
        "grant_justified", "grant_overdue_unjustified",
    ];

    private static readonly string[] Annuals = ["equity_total", "total_assets", "agm_attendance"];

    /// <summary>Null where the folder is absent.</summary>
    public static string? File { get; } = Find(AppContext.BaseDirectory);

    public static JsonElement Read()
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(File!));
        return document.RootElement.Clone();
    }

    /// <summary>The 12 months of an example as the four quarters of 2025, its year before as those of 2024.</summary>
    public static PaperUnit Unit(JsonElement inputs)
    {
        var unit = new PaperUnit { Kind = PaperUnit.Cooperative, Sector = inputs.GetProperty("sector").GetString()! };
        for (var back = 0; back < 8; back++)
        {
            var quarter = PaperCalendar.Back(Quarter, back);
            unit.ReceivedOn[quarter] = PaperCalendar.LastDay(quarter).AddDays(back < Number(inputs, "reports_on_time") ? 15 : 16);
        }

        foreach (var element in Flows)
        {
            Split(unit, element, Number(inputs, element), Quarter);
        }

        Split(unit, "sales_revenue", Number(inputs, "sales_prev"), Before);
        Put(unit, "Q", Before, "members_total", Number(inputs, "members_start"));
        foreach (var element in Stocks)
        {
            Put(unit, "Q", Quarter, element, Number(inputs, element));
        }

        foreach (var element in Annuals)
        {
            Put(unit, "A", "2024", element, Number(inputs, element));
        }

        unit.Values[("A", "2024", "agm_date")] = PaperCalendar.Text(PaperCalendar.YearEnd(2024).AddDays(inputs.GetProperty("agm_lag_days").GetInt32()));
        var authorisation = inputs.GetProperty("authorisation_valid");
        unit.Values[("Q", Quarter, "authorisation_expiry")] = authorisation.ValueKind switch
        {
            JsonValueKind.True => PaperCalendar.Text(PaperCalendar.LastDay(Quarter)),
            JsonValueKind.False => PaperCalendar.Text(PaperCalendar.LastDay(Quarter).AddDays(-1)),
            _ => PaperUnit.NotApplicable,
        };
        return unit;
    }

    private static void Split(PaperUnit unit, string element, decimal? total, string last)
    {
        var part = total is null ? null : (decimal?)Math.Floor(total.Value / 4);
        for (var back = 0; back < 4; back++)
        {
            Put(unit, "Q", PaperCalendar.Back(last, back), element, back == 0 ? total - (3 * part) : part);
        }
    }

    private static void Put(PaperUnit unit, string form, string period, string element, decimal? number)
    {
        if (number is not null)
        {
            unit.Values[(form, period, element)] = number.Value.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static decimal? Number(JsonElement inputs, string name) =>
        inputs.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static string? Find(string? folder)
    {
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "shared", "domain")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is null ? null : Path.Combine(folder, "shared", "domain", "scoring_examples.json");
    }
}
