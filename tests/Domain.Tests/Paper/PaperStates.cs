namespace EconomieSociale.Tests.Paper;

/// <summary>Who is struggling: entered and left with hysteresis.</summary>
internal static class PaperStates
{
    /// <summary>
    /// The state shown in each quarter: ok, struggling or unknown. A quarter without composite freezes it and interrupts no run;
    /// from the second one in a row, and before the first assessed quarter, it is unknown.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<(double? Composite, bool RedGate)> quarters)
    {
        var shown = new List<string>();
        var struggling = false;
        var assessed = false;
        int lows = 0, highs = 0, silent = 0;
        foreach (var (composite, redGate) in quarters)
        {
            if (composite is null)
            {
                silent++;
                shown.Add(!assessed || silent >= 2 ? "unknown" : Name(struggling));
                continue;
            }

            assessed = true;
            silent = 0;
            lows = composite < 50 || redGate ? lows + 1 : 0;
            highs = composite >= 58 && !redGate ? highs + 1 : 0;
            struggling = struggling ? highs < 2 : composite < 40 || lows >= 2;
            shown.Add(Name(struggling));
        }

        return shown;
    }

    private static string Name(bool struggling) => struggling ? "struggling" : "ok";
}
