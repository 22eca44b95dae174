namespace EconomieSociale.Territories;

/// <summary>How areas work.</summary>
/// <param name="KeptAnswers">Answers that an area keeps up to date.</param>
/// <param name="CatchUpEvery">How often an area that nobody asks takes what the feed has delivered.</param>
/// <param name="ReconcileEvery">How often an area compares what it holds with the rows of its units.</param>
public sealed record AreaOptions(int KeptAnswers, TimeSpan CatchUpEvery, TimeSpan ReconcileEvery)
{
    public static readonly AreaOptions Default = new(128, TimeSpan.FromSeconds(0.5), TimeSpan.FromHours(1));
}
