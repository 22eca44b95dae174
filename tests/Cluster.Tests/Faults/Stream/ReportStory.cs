namespace EconomieSociale.Tests.Faults;

/// <summary>What a writer knows of one report: what was acknowledged, and what was sent with an unknown outcome.</summary>
internal sealed class ReportStory(string form, Term period)
{
    private readonly Dictionary<string, (int Revision, Amounts Amounts)> acknowledged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Amounts> unknown = new(StringComparer.Ordinal);

    public string Form => form;

    public Term Period => period;

    public string Key => $"{form}/{period.Id}";

    public IReadOnlyDictionary<string, (int Revision, Amounts Amounts)> Acknowledged => acknowledged;

    public IReadOnlyDictionary<string, Amounts> Unknown => unknown;

    /// <summary>Ids of reviews that were acknowledged.</summary>
    public HashSet<string> Reviews { get; } = [];

    /// <summary>Reviews sent of the newest revision: beyond two a review changes nothing and leaves no trace.</summary>
    public int ReviewsOfNewest { get; set; }

    public int Revision => acknowledged.Count == 0 ? 0 : acknowledged.Values.Max(a => a.Revision);

    /// <summary>The figures that a total may show now: the newest acknowledged ones, or any whose outcome is unknown.</summary>
    public IEnumerable<Amounts?> Possible() =>
        unknown.Values.Cast<Amounts?>().Append(acknowledged.Count == 0 ? null : acknowledged.Values.MaxBy(a => a.Revision).Amounts);

    public void Sent(string command, Amounts amounts)
    {
        if (!acknowledged.ContainsKey(command))
        {
            unknown[command] = amounts;
        }
    }

    public void Refused(string command) => unknown.Remove(command);

    public void Acknowledge(string command, int revision, Amounts amounts)
    {
        if (revision > Revision)
        {
            ReviewsOfNewest = 0;
        }

        unknown.Remove(command);
        acknowledged[command] = (revision, amounts);
    }
}
