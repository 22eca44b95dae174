using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Demonstration;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Tests.Demonstration;

/// <summary>A unit after its commands.</summary>
internal sealed record ReplayedUnit(DemonstrationUnit Made, OrganisationUnit Unit, ImmutableArray<Report> Reports)
{
    public decimal Sum(string element, Period first, Period last, Pack pack) => Standing(first, last)
        .Sum(f => FixedPoint.FromMinor(f.Amount(element) ?? 0, pack.DecimalsOf(element)));

    public Figures? Last(Period period) => Reports.Where(r => r.Period.Kind == period.Kind && r.Period <= period).MaxBy(r => r.Period)?.Latest!.Figures;

    public IEnumerable<Figures> Standing(Period first, Period last) =>
        Reports.Where(r => r.Period.Kind == first.Kind && r.Period >= first && r.Period <= last).Select(r => r.Latest!.Figures);
}

/// <summary>Runs every command of a region through the rules of the domain, without grains or a store.</summary>
internal sealed record Replay(ImmutableArray<ReplayedUnit> Units, ImmutableArray<string> Refusals, int Warnings)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static Replay Of(DemonstrationRegion region, Pack pack)
    {
        var units = new ReplayedUnit[region.UnitCount];
        var refusals = new List<string>[region.UnitCount];
        Parallel.For(0, region.UnitCount, i => units[i] = One(region.Unit(i), pack, refusals[i] = []));
        var warnings = units.Sum(u => u.Reports.Count(r => r.Latest!.Warnings.Length > 0));
        return new([.. units], [.. refusals.SelectMany(r => r)], warnings);
    }

    private static ReplayedUnit One(DemonstrationUnit made, Pack pack, List<string> refusals)
    {
        var today = DateOnly.FromDateTime(Now.DateTime);
        OrganisationUnit? unit = null;
        foreach (var change in made.Changes)
        {
            var decision = UnitRules.Decide(unit, change, pack, Now, today);
            refusals.AddRange(decision.IsRefused ? decision.Refusals.Select(r => $"{made.Code}: {r}") : []);
            unit = decision.Next ?? unit;
        }

        var books = new SortedDictionary<int, YearBook>();
        Report? Find(DataSet set, Period period) => books.GetValueOrDefault(period.Year)?.Find(set.Code, period);
        foreach (var round in made.Rounds)
        {
            foreach (var command in round.Reports)
            {
                var (set, period, _) = ReportRules.Address(command.DataSet, command.Period, pack);
                var book = books.GetValueOrDefault(period.Year, YearBook.Empty(period.Year));
                var (next, outcome) = ReportRules.Submit(book, unit!, set!, period, command, p => Find(set!, p)?.Latest?.Figures, pack, Now, today);
                books[period.Year] = next;
                Note(outcome, command.CommandId);
            }

            foreach (var review in round.Reviews)
            {
                var period = Period.Parse(review.Period);
                var report = Find(pack.DataSet(review.DataSet)!, period)!;
                var (next, outcome) = ReviewRules.Decide(report, review.Command, Now);
                books[period.Year] = books[period.Year].With(next);
                Note(outcome, $"{made.Code} {review}");
                refusals.AddRange(report.Number != review.Revision || report.Latest!.Steps.Length != review.Step
                    ? [$"{made.Code} {review}: not the revision or step that was meant"] : []);
            }
        }

        return new(made, unit!, [.. books.Values.SelectMany(b => b.Reports)]);

        void Note(ReportOutcome outcome, string what) =>
            refusals.AddRange(outcome.Kind == OutcomeKind.Accepted ? [] : [$"{what}: {outcome.Kind} {string.Join(", ", outcome.Refusals)}"]);
    }
}
