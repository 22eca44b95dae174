namespace EconomieSociale.Tests.Faults;

internal enum CommandKind
{
    Register = 1,
    Change = 2,
    Report = 3,
    Validate = 4,
}

/// <summary>A command as it is sent, and sent again under the same id until its outcome is known.</summary>
/// <param name="Report">The report that it is about; null for a command on the profile.</param>
/// <param name="Amounts">What it reports.</param>
/// <param name="Expected">The revision that it wants to follow, if it says so.</param>
internal sealed record Command(
    string Id, CommandKind Kind, UnitStory Unit, ReportStory? Report, HttpMethod Method, string Path, object Body, Amounts? Amounts = null, int? Expected = null)
{
    /// <summary>Another command about the same thing waits until the outcome of this one is known: the one is not named in the row, the other counts steps.</summary>
    public bool IsExclusive => Kind != CommandKind.Report;

    /// <summary>True if a refusal as stale is right: it came late, after others.</summary>
    public bool MayBeStale => Expected is { } expected && (Report!.Revision > expected || Report.Unknown.Keys.Any(k => k != Id));

    public override string ToString() => $"{Kind} {Id} {Path} {Amounts}";
}
