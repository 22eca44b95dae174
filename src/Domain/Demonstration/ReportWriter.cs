using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>Writes the reports of a unit: what was sent, what was wrong in it, and what the reviewers said.</summary>
internal sealed class ReportWriter(DemonstrationPlan plan, Chronicle chronicle, Pack pack)
{
    public ImmutableArray<DemonstrationRound> Write(Portrait unit, History history)
    {
        var first = new RoundBuilder();
        var second = new RoundBuilder();
        foreach (var form in plan.Forms)
        {
            foreach (var (period, values) in history.Of(chronicle.Set(form)).Periods)
            {
                var sheet = new Sheet(unit, form, chronicle.Set(form), period, values, chronicle.Scope(unit, form, period, history), pack);
                Report(sheet, first, second);
            }
        }

        return [.. new[] { first, second }.Where(r => r.Reports.Count + r.Reviews.Count > 0).Select(r => r.Build())];
    }

    private void Report(Sheet sheet, RoundBuilder first, RoundBuilder second)
    {
        if (!sheet.IsSent)
        {
            return;
        }

        // Nobody mistakes a value that this kind of unit is not asked for.
        var right = sheet.Command(1, [], null, plan.Author);
        var slip = sheet.Form.Slips.FirstOrDefault(s => sheet.Scope.Holds(s.When) && !Same(right, sheet.Command(1, s.Values, null, plan.Author)));
        first.Reports.Add(slip is null ? right : sheet.Command(1, slip.Values, null, plan.Author));
        var returned = slip is not null && sheet.Scope.Holds(slip.Returned);
        if (returned)
        {
            first.Reviews.Add(sheet.Review(1, 0, new(ReviewAction.Return, plan.Author, slip!.ReturnComment)));
        }

        var corrected = slip is not null && sheet.Scope.Holds(slip.Corrected);
        if (corrected)
        {
            second.Reports.Add(sheet.Command(2, [], slip!.Comment, plan.Author));
        }

        if (!returned || corrected)
        {
            var steps = sheet.Form.Reviews.Where(r => sheet.Scope.Holds(r.When));
            (corrected ? second : first).Reviews.AddRange(steps.Select((r, at) => sheet.Review(corrected ? 2 : 1, at, new(r.Action, plan.Author, r.Comment))));
        }
    }

    private static bool Same(SubmitReport one, SubmitReport other) => one.Values.SequenceEqual(other.Values);

    /// <summary>One report on its way to a command.</summary>
    private sealed record Sheet(Portrait Unit, PlanForm Form, DataSet Set, Period Period, Dictionary<string, decimal?> Values, PeriodScope Scope, Pack Pack)
    {
        public bool IsSent => Scope.Index >= 0 && Scope.Holds(Form.Sent);

        private DateOnly? ReceivedOn => Form.Received is { } days && Scope.Evaluate(days) is { } late ? Period.LastDay.AddDays((int)decimal.Truncate(late)) : null;

        public SubmitReport Command(int revision, ImmutableArray<NamedFormula> wrong, string? comment, string author)
        {
            var given = Values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!.Value, StringComparer.Ordinal);
            foreach (var (name, formula) in wrong)
            {
                if (TraitScope.Cut(Scope.Evaluate(formula), Pack.DecimalsOf(name)) is { } value)
                {
                    given[name] = value;
                }
                else
                {
                    given.Remove(name);
                }
            }

            var none = Form.NotApplicable.Where(n => Scope.Holds(n.Formula)).Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
            return new($"demo-{Unit.Code}-{Set.Code}-{Period}-{revision}", Set.Code, Period.ToString(), [.. Written(given, none)], author, comment, ReceivedOn: ReceivedOn);
        }

        public DemonstrationReview Review(int revision, int step, ReviewReport command) => new(Set.Code, Period.ToString(), revision, step, command);

        private IEnumerable<KeyValuePair<string, RawValue>> Written(Dictionary<string, decimal> given, HashSet<string> none)
        {
            foreach (var element in Pack.Elements.Where(e => e.DataSets.Contains(Set.Code) && e.IsFilledBy(Unit.Kind.Kind)))
            {
                if (none.Contains(element.Code))
                {
                    yield return new(element.Code, RawValue.NotApplicable);
                }
                else if (given.TryGetValue(element.Code, out var value))
                {
                    yield return new(element.Code, Raw(element, value));
                }
            }
        }

        private static RawValue Raw(DataElement element, decimal value) => element.Type switch
        {
            ElementType.YesNo => RawValue.Of(value != 0),
            ElementType.Date => RawValue.Of(DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ => RawValue.Of(value),
        };
    }

    private sealed class RoundBuilder
    {
        public List<SubmitReport> Reports { get; } = [];

        public List<DemonstrationReview> Reviews { get; } = [];

        public DemonstrationRound Build() => new([.. Reports], [.. Reviews]);
    }
}
