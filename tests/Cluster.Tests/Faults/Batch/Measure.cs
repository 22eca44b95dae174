namespace EconomieSociale.Tests.Faults;

/// <summary>A data element that the stream reports, written down here again: the batch shares no reader and no rule with the product.</summary>
internal sealed record Measure(string Code, int Decimals, bool IsStock, bool IsMonthly)
{
    public static readonly Measure[] All =
    [
        new("sales_revenue", 2, IsStock: false, IsMonthly: true),
        new("purchases_inputs", 2, IsStock: false, IsMonthly: true),
        new("cash_balance", 2, IsStock: true, IsMonthly: true),
        new("loans_outstanding", 2, IsStock: true, IsMonthly: false),
        new("jobs_fte_total", 1, IsStock: true, IsMonthly: false),
        new("seasonal_person_days", 0, IsStock: false, IsMonthly: false),
    ];

    private readonly decimal unit = Enumerable.Repeat(10m, Decimals).Aggregate(1m, (a, b) => a * b);

    /// <summary>A value as it rests, in smallest units, as the number that was sent.</summary>
    public decimal FromRest(long minor) => minor / unit;

    public bool IsOn(string form) => form == Form.Quarterly || IsMonthly;
}

/// <summary>The forms that the stream fills.</summary>
internal static class Form
{
    public const string Quarterly = "Q";
    public const string Monthly = "M";
}
