using System.Net.Http.Json;
using System.Text.Json;

namespace EconomieSociale.Pages;

/// <summary>A small region of the default pack, sent through the HTTP API as a script would. Fictional, and the same at every run.</summary>
public sealed class Seed(HttpClient client)
{
    /// <summary>The unit whose report of the last period has everything: corrections, warnings, review.</summary>
    public const string Told = "COOP-001";
    public const string Commune = "321.01.03";
    public const string Province = "11.321";
    public const int Units = 64;

    /// <summary>Names with "oo" in them: the cooperatives, not the workshops.</summary>
    public const int Cooperatives = Units - (Units / 7) + 1;

    /// <summary>One unit in so many is failing.</summary>
    private const int Failing = 5;

    private static readonly string[] Communes =
        ["321.01.03", "321.01.01", "121.01.01", "221.01.01", "321.01.05", "321.03.05", "121.03.03", "321.05.01", "221.03.07", "321.03.01"];

    private static readonly string[] Sectors = ["fishing", "agriculture", "handicraft", "argan", "food", "aromatic_plants", "trade_services", "transport_tourism"];

    private static readonly (string Fr, string Ar)[] Nouns =
        [("Amal", "الأمل"), ("Nour", "النور"), ("Wifaq", "الوفاق"), ("Annajah", "النجاح"), ("Al Baraka", "البركة"),
             ("Tadamoune", "التضامن"), ("Al Marsa", "المرسى"), ("Sahara", "الصحراء")];

    private static readonly int[] QuarterEnds = [0, -1, -2, -3, -4];

    /// <summary>The last period that is over, and those before it.</summary>
    public string Period { get; private set; } = "";

    public async Task Send()
    {
        Period = (await client.GetFromJsonAsync<JsonElement>("/api/v1/aggregates")).GetProperty("period").GetString()!;
        await Put("/api/v1/associations/ASSO-1", new { name = "Association d'appui El Ouahda", nameAr = "جمعية الوحدة للمواكبة", commune = Commune });
        for (var i = 1; i <= Units; i++)
        {
            await Unit(i);
        }

        await Put(
            "/api/v1/units/AUTRES",
            new { name = "Autres coopératives (saisie groupée)", kind = "collective", commune = Commune, sector = "other", foundedOn = "2015-01-01" });
        await Report("AUTRES", $"Q/{Period}", new() { ["sales_revenue"] = 250000.5m, ["members_total"] = 40 });
        await Story();
    }

    private async Task Unit(int i)
    {
        var (fr, ar) = Nouns[i % Nouns.Length];
        var tpe = i % 7 == 0;
        var code = $"{(tpe ? "TPE" : "COOP")}-{i:000}";
        await Put($"/api/v1/units/{code}", new
        {
            name = $"{(tpe ? "Atelier" : "Coopérative")} {fr} {i}",
            nameAr = $"{(tpe ? "ورشة" : "تعاونية")} {ar} {i}",
            kind = tpe ? "tpe" : "cooperative",
            commune = Communes[i % Communes.Length],
            sector = Sectors[i % Sectors.Length],
            association = i % 3 == 0 ? null : "ASSO-1",
            legalForm = tpe ? "sole_proprietor" : "cooperative",
            foundedOn = $"{2012 + (i % 9)}-0{1 + (i % 9)}-15",
        });

        // One in five is silent in the last period.
        foreach (var back in QuarterEnds.Where(b => b != 0 || i % 5 != 0))
        {
            await Report(code, $"Q/{Earlier(back)}", Values(i, back, tpe));
        }
    }

    private static Dictionary<string, object> Values(int i, int back, bool tpe)
    {
        var sales = 40000 + (i * 7919 % 90000) + (back * 1500) + 0.25m;
        var values = new Dictionary<string, object>
        {
            ["sales_revenue"] = sales, ["sales_largest_buyer"] = sales / 4 - sales / 4 % 0.01m, ["purchases_inputs"] = 21000 + (i * 131), ["other_operating_costs"] = 9000,
            ["cash_balance"] = 15000 + (i * 977 % 20000) - 0.5m, ["receivables_total"] = 8000, ["receivables_overdue_90"] = i % 4 * 900,
            ["jobs_fte_total"] = 6.5m + (i % 5), ["jobs_fte_women"] = 3.5m, ["jobs_fte_youth"] = 2, ["records_ok"] = 5 + (i % 5), ["records_applicable"] = 10,
            ["grants_received"] = i % 6 == 0 ? 12000 : 0, ["investment_spend"] = 0, ["loans_outstanding"] = 20000,
            ["finance_costs"] = 350, ["inventory_value"] = 2500, ["short_term_debts"] = 9000 + (i * 811 % 30000), ["training_person_days"] = i % 4 * 3,
            ["proposals_submitted"] = 2, ["proposals_accepted"] = i % 3, ["loans_arrears_90"] = i % 9 == 0 ? 1500 : 0,
        };
        if (i % Failing == 3)
        {
            // Hardly any cash, and costs beyond the sales: a condition that makes red whatever the score.
            values["cash_balance"] = 500;
            values["other_operating_costs"] = 160000;
        }

        if (!tpe)
        {
            values["members_total"] = 12 + (i % 20);
            values["members_women"] = 7 + (i % 5);
            values["members_youth"] = 3;
            values["members_active"] = 10;
            values["members_joined"] = 0;
            values["members_left"] = 0;
            values["payments_to_members"] = 8000;
            values["share_capital_subscribed"] = 30000;
            values["share_capital_paid"] = 22500;
            values["sales_certified"] = i % 2 == 0 ? "NA" : 5000;
        }

        return values;
    }

    /// <summary>A report with a negative cash balance, sent back, corrected and validated; an annual report; a move; a draft.</summary>
    private async Task Story()
    {
        var values = Values(1, 0, false);
        values["cash_balance"] = -1250.75m;
        await Report(Told, $"Q/{Period}", values, "Relevé bancaire reçu en retard");
        await Post($"/api/v1/units/{Told}/reports/Q/{Period}/return", new { comment = "La trésorerie paraît négative : à vérifier." });
        values["cash_balance"] = 11250.75m;
        values["members_total"] = 15;
        values.Remove("grants_received");
        await Report(Told, $"Q/{Period}", values, "Signe corrigé, deux membres de plus");
        await Post($"/api/v1/units/{Told}/reports/Q/{Period}/validate", null);
        await Report(
            Told,
            "A/2025",
            new() { ["agm_date"] = "2026-03-31", ["accounts_approved"] = true, ["total_assets"] = 210000, ["equity_total"] = 84000, ["board_total"] = 5, ["board_women"] = 2 });
        await Put($"/api/v1/units/{Told}", new { commune = Commune, sector = "food", validFrom = "2026-01-01" });
        await Put($"/api/v1/units/COOP-002/reports/M/202601", new { commandId = "draft", submit = false, values = new { sales_revenue = 1000 } });
    }

    private string Earlier(int quarters)
    {
        var ordinal = (int.Parse(Period[..4], System.Globalization.CultureInfo.InvariantCulture) * 4) + Period[5] - '1' + quarters;
        return $"{ordinal / 4}Q{(ordinal % 4) + 1}";
    }

    private Task Report(string unit, string report, Dictionary<string, object> values, string? comment = null) =>
        Put($"/api/v1/units/{unit}/reports/{report}", new { commandId = Guid.NewGuid().ToString("N"), values, comment, submit = true });

    private async Task Put(string path, object body) => await Check(await client.PutAsJsonAsync(path, body));

    private async Task Post(string path, object? body) => await Check(await client.PostAsJsonAsync(path, body));

    private static async Task Check(HttpResponseMessage response) =>
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage!.RequestUri}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
}
