namespace EconomieSociale.Tests.Paper;

/// <summary>The limits to compensation. A gate one of whose operands is not known does not fire.</summary>
internal static class PaperGates
{
    public static List<string> Of(PaperUnit unit, PaperBook book, Dictionary<string, PaperValue> indicators, Dictionary<string, double?> dimensions)
    {
        var gates = new List<string>();
        if (unit.Kind != PaperUnit.Tpe && book.Stock("members_total").Number < PaperIndicators.LegalMinimum)
        {
            gates.Add("RG1");
        }

        if (indicators["M4"].Number < 0.5 && indicators["M2"].Number < 0)
        {
            gates.Add("RG2");
        }

        if (unit.Sector != "housing" && book.Flow("sales_revenue").Number == 0)
        {
            gates.Add("RG3");
        }

        if (2 * book.Stock("grant_overdue_unjustified").Number > book.Stock("grant_to_justify").Number)
        {
            gates.Add("RG4");
        }

        if (indicators["G1"].Number > 272)
        {
            gates.Add("AG1");
        }

        if (dimensions.Values.Any(d => d < 35))
        {
            gates.Add("AG2");
        }

        return gates;
    }
}
