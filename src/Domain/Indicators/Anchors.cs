namespace EconomieSociale.Indicators;

/// <summary>
/// The four values between which an indicator is judged: worth 0, 50, 75 and 100 points, straight lines between them, nothing beyond
/// (domain report §4: anchored, so that a unit's grade does not move when others change). They rise, or fall where less is better.
/// </summary>
public sealed record Anchors(decimal Floor, decimal Amber, decimal Green, decimal Cap)
{
    /// <summary>Points at the anchors, which are also the limits of the colours of a score.</summary>
    public const decimal AmberPoints = 50;
    public const decimal GreenPoints = 75;
    public const decimal MaxPoints = 100;

    /// <summary>A value just short of an anchor must not be rounded up to its points.</summary>
    private const decimal Grain = 1e-20m;

    private int Sign => Cap >= Floor ? 1 : -1;

    public bool IsOrdered => Sign * Floor < Sign * Amber && Sign * Amber < Sign * Green && Sign * Green <= Sign * Cap;

    /// <summary>Points of a value, 0 to 100.</summary>
    public decimal Score(decimal value)
    {
        var v = Sign * value;
        return v >= Sign * Cap ? MaxPoints
            : v >= Sign * Green ? Between(v, Green, Cap, GreenPoints, MaxPoints)
            : v >= Sign * Amber ? Between(v, Amber, Green, AmberPoints, GreenPoints)
            : v > Sign * Floor ? Between(v, Floor, Amber, 0, AmberPoints)
            : 0;
    }

    /// <summary>Green if at least as good as the green anchor, amber if at least as good as the amber one.</summary>
    public Status Colour(decimal value) => Sign * value >= Sign * Green ? Status.Green : Sign * value >= Sign * Amber ? Status.Amber : Status.Red;

    /// <summary>The colour that points stand for.</summary>
    public static Status ColourOf(decimal score) => score >= GreenPoints ? Status.Green : score >= AmberPoints ? Status.Amber : Status.Red;

    /// <summary>The least good value that is worth at least so many points, with at most so many decimals.</summary>
    public decimal ValueFor(decimal score, int decimals)
    {
        var (from, to, low, high) = score > GreenPoints ? (Green, Cap, GreenPoints, MaxPoints)
            : score > AmberPoints ? (Amber, Green, AmberPoints, GreenPoints)
            : (Floor, Amber, 0m, AmberPoints);
        var exact = from + ((Math.Clamp(score, 0, MaxPoints) - low) * (to - from) / (high - low));
        var rounded = Math.Round(exact, decimals, Sign > 0 ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToNegativeInfinity);
        return Score(rounded) >= score ? rounded : rounded + (Sign * new decimal(1, 0, 0, false, (byte)decimals));
    }

    private decimal Between(decimal v, decimal from, decimal to, decimal low, decimal high) =>
        Math.Min(low + ((v - (Sign * from)) * (high - low) / (Sign * (to - from))), high - Grain);
}
