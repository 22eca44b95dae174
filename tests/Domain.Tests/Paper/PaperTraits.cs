namespace EconomieSociale.Tests.Paper;

/// <summary>What an invented unit is like, each trait from 0 for ruin to 1 for bliss. All lean on its health: a sound unit is sound in most respects.</summary>
internal sealed class PaperTraits
{
    private readonly PaperDraws draws;
    private readonly double health;

    public PaperTraits(PaperDraws draws)
    {
        this.draws = draws;
        health = draws.Chance(0.3) ? draws.Between(0, 0.35) : draws.Between(0.35, 1);
        (Growth, Margin, Cash, Liquidity, Collection) = (Near(), Near(), Near(), Near(), Near());
        (Order, Punctuality, Quality, Labels, Validity) = (Near(), Near(), Near(), Near(), Near());
        (Training, Acceptance, Milestones, Justification) = (Near(), Near(), Near(), Near());
        (Capital, Autonomy, Repayment, Equity) = (Near(), Near(), Near(), Near());
        (Meeting, Attendance, Loyalty, Activity) = (Near(), Near(), Near(), Near());
    }

    public double Growth { get; }

    public double Margin { get; }

    public double Cash { get; }

    public double Liquidity { get; }

    public double Collection { get; }

    public double Order { get; }

    public double Punctuality { get; }

    public double Quality { get; }

    public double Labels { get; }

    public double Validity { get; }

    public double Training { get; }

    public double Acceptance { get; }

    public double Milestones { get; }

    public double Justification { get; }

    public double Capital { get; }

    /// <summary>From grants.</summary>
    public double Autonomy { get; }

    public double Repayment { get; }

    public double Equity { get; }

    public double Meeting { get; }

    public double Attendance { get; }

    public double Loyalty { get; }

    public double Activity { get; }

    private double Near() => Math.Clamp(health + draws.Between(-0.35, 0.35), 0, 1);
}
