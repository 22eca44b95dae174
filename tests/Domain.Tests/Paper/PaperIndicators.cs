using static EconomieSociale.Tests.Paper.PaperValue;

namespace EconomieSociale.Tests.Paper;

/// <summary>The 23 scored indicators, formula by formula from the catalogue.</summary>
internal static class PaperIndicators
{
    public const double LegalMinimum = 5;

    private const double CurrentRatioCap = 2.5;
    private const double ReceivableDaysFloor = 180;

    public static Dictionary<string, PaperValue> Of(PaperUnit unit, PaperBook book)
    {
        var isTpe = unit.Kind == PaperUnit.Tpe;
        var isHousing = unit.Sector == "housing";
        var members = isTpe ? NotApplicable : book.Stock("members_total");
        var sales = book.Flow("sales_revenue");
        var grants = book.Flow("grants_received");
        var payments = isTpe ? PaperValue.Of(0) : book.Flow("payments_to_members", zeroWhereNotApplicable: true);
        PaperValue[] costs = [book.Flow("purchases_inputs"), payments, book.Flow("other_operating_costs"), book.Flow("finance_costs")];
        return new()
        {
            ["P1"] = Percent(book.Flow("proposals_accepted"), book.Flow("proposals_submitted")),
            ["P2"] = Percent(book.Flow("milestones_met"), book.Flow("milestones_due")),
            ["P3"] = Ratio(book.Flow("training_person_days"), isTpe ? book.Stock("jobs_fte_total") : members),
            ["P5"] = Percent(book.Stock("grant_justified"), book.Stock("grant_to_justify")),
            ["M1"] = Growth(sales, book.Flow("sales_revenue", 4)),
            ["M2"] = isHousing ? NotApplicable : Margin(sales, costs),
            ["M3"] = CurrentRatio(book),
            ["M4"] = Runway(book.Stock("cash_balance"), costs),
            ["M5"] = ReceivableDays(book.Stock("receivables_total"), sales),
            ["M7"] = book.Punctuality(),
            ["M8"] = Percent(book.Stock("records_ok"), book.Stock("records_applicable") is { IsMissing: false } applicable ? applicable : PaperValue.Of(10)),
            ["Q1"] = isHousing ? NotApplicable : Percent(book.Flow("output_rejected"), book.Flow("output_quantity")),
            ["Q2"] = Percent(book.Flow("sales_certified"), sales),
            ["Q3"] = Authorisation(unit, book),
            ["F1"] = isTpe ? NotApplicable : Percent(book.Stock("share_capital_paid"), book.Stock("share_capital_subscribed")),
            ["F2"] = From(n => n[0] + n[1] == 0 ? NotApplicable : PaperValue.Of(100 * n[0] / (n[0] + n[1])), grants, sales),
            ["F3"] = Percent(book.Stock("loans_arrears_90"), book.Stock("loans_outstanding")),
            ["F5"] = Percent(book.Annual("equity_total"), book.Annual("total_assets")),
            ["G1"] = isTpe ? NotApplicable : book.MeetingLag(),
            ["G2"] = isTpe ? NotApplicable : Percent(book.Annual("agm_attendance"), members),
            ["G4"] = isTpe ? NotApplicable : Percent(book.Flow("members_left"), book.Stock("members_total", 4)),
            ["G5"] = From(n => PaperValue.Of(n[0] - LegalMinimum), members),
            ["G6"] = isTpe ? NotApplicable : Percent(book.Stock("members_active"), members),
        };
    }

    private static PaperValue Growth(PaperValue sales, PaperValue before) =>
        From(n => n[1] == 0 ? NotApplicable : PaperValue.Of(100 * (n[0] - n[1]) / n[1]), sales, before);

    private static PaperValue Margin(PaperValue sales, PaperValue[] costs) => From(
        n =>
        {
            var spent = Spent(n);
            if (n[0] == 0)
            {
                return spent > 0 ? PaperValue.Of(-100) : NotApplicable;
            }

            return PaperValue.Of(100 * Math.Round(n[0] - spent, 3) / n[0]);
        },
        [sales, .. costs]);

    private static PaperValue CurrentRatio(PaperBook book) => From(
        n => PaperValue.Of(n[4] == 0 ? CurrentRatioCap : (n[0] + n[1] - n[2] + n[3]) / n[4]),
        book.Stock("cash_balance"),
        book.Stock("receivables_total"),
        book.Stock("receivables_overdue_90"),
        book.Stock("inventory_value"),
        book.Stock("short_term_debts"));

    /// <summary>Months that the cash lasts at the costs of the last 12 months.</summary>
    private static PaperValue Runway(PaperValue cash, PaperValue[] costs) => From(
        n =>
        {
            var spent = Spent(n);
            return spent == 0 ? NotApplicable : PaperValue.Of(12 * n[0] / spent);
        },
        [cash, .. costs]);

    private static double Spent(double[] numbers) => Math.Round(numbers[1] + numbers[2] + numbers[3] + numbers[4], 3);

    private static PaperValue ReceivableDays(PaperValue receivables, PaperValue sales) => From(
        n =>
        {
            if (n[1] == 0)
            {
                return n[0] > 0 ? PaperValue.Of(ReceivableDaysFloor) : NotApplicable;
            }

            return PaperValue.Of(365 * n[0] / n[1]);
        },
        receivables,
        sales);

    private static PaperValue Authorisation(PaperUnit unit, PaperBook book)
    {
        var expiry = book.Stock("authorisation_expiry");
        if (expiry.IsMissing && unit.Sector == "handicraft")
        {
            return NotApplicable;
        }

        return From(n => PaperValue.Of(n[0] >= book.LastDay.DayNumber ? 1 : 0), expiry);
    }
}
