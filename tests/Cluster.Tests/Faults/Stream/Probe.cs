namespace EconomieSociale.Tests.Faults;

/// <summary>
/// Asks for the total of one unit right after an acknowledgement: whatever was killed before, an answer holds what was acknowledged. No answer is allowed, less is not.
/// </summary>
internal static class Probe
{
    /// <summary>What is wrong with the answer; null for nothing.</summary>
    public static string? Judge(UnitStory unit, ReportStory report, Question question, Reply reply)
    {
        var rows = question.Read(reply.Body);
        var shown = rows[Question.Total];
        var possible = report.Possible().Select(amounts => Answer(unit, report, question, amounts)).ToArray();
        if (unit.IsProfileUncertain)
        {
            // Where the unit lies and whether it exists is not known: the figures are.
            return possible.Any(p => p[Question.Total].Sums() == shown.Sums())
                ? null
                : $"{question}: {shown.Sums()} is none of {string.Join("; ", possible.Select(p => p[Question.Total].Sums()))}";
        }

        return possible.Any(p => Text(p) == Text(rows)) ? null : $"{question}: {Text(rows)} is none of {string.Join("; ", possible.Select(Text))}";
    }

    private static Dictionary<string, Tally> Answer(UnitStory unit, ReportStory report, Question question, Amounts? amounts)
    {
        BatchReport[] reports = amounts is null ? [] : [new(report.Form, report.Period, [new(1, amounts, [], [], false)])];
        return Recomputation.Answer(question, [new(unit.Code, unit.Profile!, reports)]);
    }

    private static string Text(Dictionary<string, Tally> rows) => string.Join(", ", rows.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key} = {r.Value}"));
}
