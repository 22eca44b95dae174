namespace EconomieSociale.Tests.Faults;

/// <summary>
/// Compares what was acknowledged with the rows: every acknowledged command is there, once, with its values and under its number, and nothing is there that nobody sent.
/// What was of unknown outcome is decided by the rows.
/// </summary>
internal sealed class LedgerCheck(Journal journal)
{
    /// <param name="arrived">What was sent before this instant is done by now or will never be.</param>
    public void Run(IEnumerable<UnitStory> stories, IEnumerable<BatchUnit> units, long arrived)
    {
        var known = stories.ToDictionary(s => s.Code, StringComparer.Ordinal);
        var resting = units.ToDictionary(u => u.Code, StringComparer.Ordinal);
        foreach (var story in known.Values.Where(s => s.Profile is not null && !resting.ContainsKey(s.Code)))
        {
            journal.Violation($"Unit {story.Code} was acknowledged and has no row");
        }

        foreach (var unit in resting.Values)
        {
            if (known.TryGetValue(unit.Code, out var story))
            {
                Judge(story, unit, arrived);
            }
            else
            {
                journal.Violation($"Nobody registered unit {unit.Code}");
            }
        }

        var ids = resting.Values.SelectMany(u => u.Reports).SelectMany(r => r.Revisions).SelectMany(r => r.Commands.Concat(r.Reviews));
        foreach (var twice in ids.GroupBy(i => i).Where(g => g.Count() > 1))
        {
            journal.Violation($"Command {twice.Key} rests {twice.Count()} times");
        }
    }

    private void Judge(UnitStory story, BatchUnit unit, long arrived)
    {
        if (story.Profile is { } acknowledged && !(story.IsProfileUncertain ? acknowledged.Version <= unit.Profile.Version : acknowledged.SameAs(unit.Profile)))
        {
            journal.Violation($"Unit {unit.Code} was acknowledged as {acknowledged} and rests as {unit.Profile}");
        }

        if (story.Profile is not null)
        {
            story.Adopt(unit.Profile, arrived);
        }

        foreach (var report in unit.Reports)
        {
            Judge(story, report);
        }

        foreach (var lost in story.Reports.Values.Where(r => r.Acknowledged.Count > 0 && unit.Reports.All(u => u.Key != r.Key)))
        {
            journal.Violation($"Report {unit.Code} {lost.Key} was acknowledged and is not in the rows");
        }
    }

    private void Judge(UnitStory unit, BatchReport report)
    {
        var story = unit.Report(report.Form, report.Period);
        var resting = new HashSet<string>();
        foreach (var (at, revision) in report.Revisions.Index())
        {
            resting.UnionWith(revision.Commands.Concat(revision.Reviews));
            foreach (var command in revision.Commands)
            {
                var amounts = story.Acknowledged.TryGetValue(command, out var held) ? held.Amounts : story.Unknown.GetValueOrDefault(command);
                if (revision.Number != at + 1 || amounts?.ToString() != revision.Amounts.ToString() || (held.Revision > 0 && held.Revision != revision.Number))
                {
                    journal.Violation($"{unit.Code} {report.Key}: command {command} rests as revision {revision.Number} with {revision.Amounts}; "
                        + $"known are revision {held.Revision} and {amounts}");
                }
                else if (held.Revision == 0)
                {
                    journal.Count(Journal.Found);
                    story.Acknowledge(command, revision.Number, amounts!);
                }
            }
        }

        foreach (var lost in story.Acknowledged.Keys.Concat(story.Reviews).Where(c => !resting.Contains(c)))
        {
            journal.Violation($"{unit.Code} {report.Key}: command {lost} was acknowledged and is not in the rows");
        }
    }
}
