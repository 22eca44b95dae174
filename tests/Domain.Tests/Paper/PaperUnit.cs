using System.Text;

namespace EconomieSociale.Tests.Paper;

/// <summary>
/// A plain cooperative or TPE with the texts of its reports: an invariant number, true or false, yyyy-MM-dd or NA; what is absent is missing.
/// A quarter is reported where a day of reception is known, and the texts of a quarter that is not reported are as absent.
/// </summary>
internal sealed class PaperUnit
{
    public const string Cooperative = "cooperative";
    public const string Tpe = "tpe";
    public const string NotApplicable = "NA";

    public required string Kind { get; init; }

    public required string Sector { get; init; }

    public Dictionary<(string Form, string Period, string Element), string> Values { get; } = [];

    public Dictionary<string, DateOnly> ReceivedOn { get; } = [];

    /// <summary>All of it, so that a counterexample can be read.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().AppendLine().Append(Kind).Append(' ').AppendLine(Sector);
        foreach (var (period, day) in ReceivedOn.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            text.Append(period).Append(" received ").AppendLine(PaperCalendar.Text(day));
        }

        foreach (var element in Values.GroupBy(v => (v.Key.Form, v.Key.Element)).OrderBy(g => g.Key.Element, StringComparer.Ordinal))
        {
            var texts = element.OrderBy(v => v.Key.Period, StringComparer.Ordinal).Select(v => v.Key.Period + "=" + v.Value);
            text.Append(element.Key.Form).Append(' ').Append(element.Key.Element).Append(": ").AppendJoin(", ", texts).AppendLine();
        }

        return text.ToString();
    }
}
