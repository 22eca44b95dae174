namespace EconomieSociale.Territories;

/// <summary>How areas work.</summary>
/// <param name="KeptAnswers">Answers that an area keeps up to date.</param>
/// <param name="CatchUpEvery">How often an area that nobody asks takes what the feed has delivered.</param>
/// <param name="ReconcileEvery">How often an area compares what it holds with the rows of its units.</param>
/// <param name="Patience">How long a caller waits for an area whose silo died: longer than it takes to notice a silo that hangs (12 s) and to read a usual area again.</param>
public sealed record AreaOptions(int KeptAnswers, TimeSpan CatchUpEvery, TimeSpan ReconcileEvery, TimeSpan Patience)
{
    public static readonly AreaOptions Default = new(128, TimeSpan.FromSeconds(0.5), TimeSpan.FromHours(1), TimeSpan.FromSeconds(20));
}
