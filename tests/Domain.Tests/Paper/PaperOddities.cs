namespace EconomieSociale.Tests.Paper;

/// <summary>What an invented unit has or has not, for good: most zeros of denominators come from here.</summary>
internal sealed class PaperOddities(PaperDraws draws)
{
    public bool IsTpe { get; } = draws.Chance(0.1);

    public string Sector { get; } = draws.Pick("agriculture", "handicraft", "fishing", "food", "housing", "trade_services");

    /// <summary>To begin with: few at times, so that each departure matters, or fewer than the law wants.</summary>
    public int Members { get; } = draws.Chance(0.06) ? draws.Whole(0, 5) : draws.Chance(0.3) ? draws.Whole(5, 8) : draws.Whole(8, 40);

    public double SalesPerHead { get; } = draws.Between(1_500, 20_000);

    /// <summary>The first quarter with sales, and the first one without them again.</summary>
    public int SalesStart { get; } = draws.Chance(0.03) ? draws.Whole(1, 5) : 0;

    public int SalesEnd { get; } = draws.Chance(0.05) ? draws.Whole(0, 6) : 8;

    public bool CostsWithoutSales { get; } = draws.Chance(0.5);

    public bool CountsOutput { get; } = !draws.Chance(0.04);

    public bool PaysMembers { get; } = !draws.Chance(0.1);

    public bool SellsOnCredit { get; } = !draws.Chance(0.08);

    public bool HasShortDebts { get; } = !draws.Chance(0.1);

    public bool HasLoan { get; } = draws.Chance(0.65);

    public bool HasGrants { get; } = draws.Chance(0.7);

    public bool HasProject { get; } = !draws.Chance(0.2);

    public bool Proposes { get; } = !draws.Chance(0.15);

    public bool HasJobs { get; } = !draws.Chance(0.05);

    /// <summary>Null where the unit never says how many apply.</summary>
    public int? RecordsApplicable { get; } = draws.Chance(0.3) ? null : draws.Chance(0.02) ? 0 : draws.Whole(7, 10);
}
