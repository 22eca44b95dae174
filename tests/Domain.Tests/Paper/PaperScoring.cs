namespace EconomieSociale.Tests.Paper;

/// <summary>
/// The scoring model of the reference paper, sections 3 and 4, written from the paper alone: hard-coded, in plain loops.
/// It is the other half of a comparison and must not learn anything from the program.
/// </summary>
internal static class PaperScoring
{
    private static readonly (string Code, int Weight, string[] Indicators)[] Obstacles =
    [
        ("O1", 15, ["P1", "P2", "P3", "P5"]),
        ("O2", 30, ["M1", "M2", "M3", "M4", "M5", "M7", "M8"]),
        ("O3", 15, ["Q1", "Q2", "Q3"]),
        ("O4", 20, ["F1", "F2", "F3", "F5"]),
        ("O5", 20, ["G1", "G2", "G4", "G5", "G6"]),
    ];

    public static PaperAssessment Assess(PaperUnit unit, string quarter)
    {
        var book = new PaperBook(unit, quarter);
        var indicators = PaperIndicators.Of(unit, book);
        var scores = indicators.ToDictionary(i => i.Key, i => i.Value.Number is { } number ? PaperScale.Score(i.Key, number) : (double?)null);
        var dimensions = new Dictionary<string, double?>();
        foreach (var (code, _, members) in Obstacles)
        {
            dimensions[code] = Dimension(indicators, scores, members);
        }

        var coverage = Coverage(indicators);
        var composite = book.IsReported && coverage >= 0.6 && dimensions["O2"] is not null ? Composite(dimensions) : (double?)null;
        var gates = PaperGates.Of(unit, book, indicators, dimensions);
        return new(indicators, scores, dimensions, coverage, composite, gates, Status(composite, gates));
    }

    /// <inheritdoc cref="PaperStates.Of"/>
    public static IReadOnlyList<string> States(IReadOnlyList<(double? Composite, bool RedGate)> quarters) => PaperStates.Of(quarters);

    private static double? Dimension(Dictionary<string, PaperValue> indicators, Dictionary<string, double?> scores, string[] members)
    {
        int applicable = 0, observed = 0;
        double sum = 0;
        foreach (var code in members)
        {
            applicable += indicators[code].Applies ? 1 : 0;
            observed += scores[code] is null ? 0 : 1;
            sum += scores[code] ?? 0;
        }

        return observed < 2 || 2 * observed < applicable ? null : sum / observed;
    }

    /// <summary>Counted in 420ths, whole for any number of indicators up to seven, so that exactly 60 % is not lost.</summary>
    private static double Coverage(Dictionary<string, PaperValue> indicators)
    {
        int covered = 0, whole = 0;
        foreach (var (_, weight, members) in Obstacles)
        {
            var applicable = members.Count(c => indicators[c].Applies);
            var observed = members.Count(c => indicators[c].Number is not null);
            if (applicable > 0)
            {
                covered += weight * observed * (420 / applicable);
                whole += weight * 420;
            }
        }

        return whole == 0 ? 0 : (double)covered / whole;
    }

    private static double Composite(Dictionary<string, double?> dimensions)
    {
        double sum = 0, weights = 0;
        foreach (var (code, weight, _) in Obstacles)
        {
            if (dimensions[code] is { } score)
            {
                sum += weight * score;
                weights += weight;
            }
        }

        return sum / weights;
    }

    private static string Status(double? composite, List<string> gates)
    {
        if (composite is null)
        {
            return "grey";
        }

        if (composite < 50 || gates.Any(g => g[0] == 'R'))
        {
            return "red";
        }

        return composite < 70 || gates.Count > 0 ? "amber" : "green";
    }
}
