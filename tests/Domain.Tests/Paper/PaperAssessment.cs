namespace EconomieSociale.Tests.Paper;

/// <summary>One unit at one quarter.</summary>
/// <param name="Indicators">The 23 scored ones; Q3 is 1 or 0.</param>
/// <param name="Scores">Of the same 23, null where the indicator has no number.</param>
/// <param name="Dimensions">O1 to O5.</param>
/// <param name="Coverage">From 0 to 1.</param>
/// <param name="Gates">Those that fire, of RG1 to RG4, AG1 and AG2.</param>
/// <param name="Status">green, amber, red or grey.</param>
internal sealed record PaperAssessment(
    IReadOnlyDictionary<string, PaperValue> Indicators,
    IReadOnlyDictionary<string, double?> Scores,
    IReadOnlyDictionary<string, double?> Dimensions,
    double Coverage,
    double? Composite,
    IReadOnlyList<string> Gates,
    string Status)
{
    public bool RedGate => Gates.Any(g => g[0] == 'R');
}
