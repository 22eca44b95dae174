namespace EconomieSociale.Tests.Paper;

/// <summary>The anchors of the catalogue and the line through them: floor 0, amber 50, green 75, cap 100.</summary>
internal static class PaperScale
{
    private static readonly Dictionary<string, double[]> Anchors = new()
    {
        ["P1"] = [0, 30, 60, 100],
        ["P2"] = [20, 60, 80, 100],
        ["P3"] = [0, 1, 2, 4],
        ["P5"] = [30, 70, 90, 100],
        ["M1"] = [-50, -15, 0, 20],
        ["M2"] = [-20, 0, 5, 15],
        ["M3"] = [0.5, 1, 1.5, 2.5],
        ["M4"] = [0, 1, 2, 4],
        ["M5"] = [180, 90, 45, 15],
        ["M7"] = [0, 50, 75, 100],
        ["M8"] = [30, 60, 80, 100],
        ["Q1"] = [20, 8, 3, 0],
        ["Q2"] = [0, 15, 40, 80],
        ["F1"] = [0, 25, 75, 100],
        ["F2"] = [80, 40, 20, 0],
        ["F3"] = [30, 10, 5, 0],
        ["F5"] = [0, 15, 30, 60],
        ["G1"] = [365, 272, 182, 90],
        ["G2"] = [20, 40, 60, 90],
        ["G4"] = [30, 15, 5, 0],
        ["G5"] = [-1, 0, 3, 10],
        ["G6"] = [10, 40, 70, 95],
    };

    private static readonly double[] Points = [0, 50, 75, 100];

    public static double Score(string indicator, double value)
    {
        if (indicator == "Q3")
        {
            return value == 1 ? 100 : 0;
        }

        var anchors = Anchors[indicator];
        var sign = anchors[3] > anchors[0] ? 1 : -1;
        if (sign * value <= sign * anchors[0])
        {
            return 0;
        }

        for (var i = 1; i < 4; i++)
        {
            if (sign * value <= sign * anchors[i])
            {
                return Points[i - 1] + ((Points[i] - Points[i - 1]) * (value - anchors[i - 1]) / (anchors[i] - anchors[i - 1]));
            }
        }

        return 100;
    }
}
