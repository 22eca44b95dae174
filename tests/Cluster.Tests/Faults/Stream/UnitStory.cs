using System.Diagnostics;

namespace EconomieSociale.Tests.Faults;

/// <summary>What the one writer of a unit knows of it.</summary>
internal sealed class UnitStory(string code, string kind)
{
    private readonly List<long> strays = [];

    public string Code => code;

    public string Kind => kind;

    /// <summary>As the last acknowledged command on it left it; null until it is registered.</summary>
    public Profile? Profile { get; set; }

    /// <summary>Commands about it that were thought of, acknowledged or not.</summary>
    public int Commands { get; set; }

    public Dictionary<string, ReportStory> Reports { get; } = new(StringComparer.Ordinal);

    /// <summary>True if a command on the profile may have been done, or may yet be done, that nobody acknowledged.</summary>
    public bool IsProfileUncertain => strays.Count > 0;

    /// <summary>A command on the profile ended with an unknown outcome.</summary>
    public void Stray() => strays.Add(Stopwatch.GetTimestamp());

    /// <summary>The row decides, as far as there was doubt.</summary>
    /// <param name="arrived">What was sent before this instant is done by now or will never be.</param>
    public void Adopt(Profile row, long arrived)
    {
        Profile = row;
        strays.RemoveAll(s => s < arrived);
    }

    public ReportStory Report(string form, Term period)
    {
        var key = $"{form}/{period.Id}";
        return Reports.TryGetValue(key, out var known) ? known : Reports[key] = new(form, period);
    }
}
