using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Paper;
using EconomieSociale.Tests.Storage;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

public sealed class AssessmentGrainOnSqliteTests : AssessmentGrainTests<SqliteTestStore>;

public sealed class AssessmentGrainOnPostgreSqlTests : AssessmentGrainTests<PostgreSqlTestStore>;

/// <summary>Assessments through the grains: the same before and after every activation ended, in the unit and in its area.</summary>
public abstract class AssessmentGrainTests<TStore> : IAsyncLifetime
    where TStore : ITestStore
{
    private static readonly Period Quarter = Period.Parse(PaperExamples.Quarter);
    private static readonly DateOnly Today = new(2026, 1, 10);

    private TestSilo silo = null!;

    private ITerritoryGrain Root =>
        silo.Grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(TestPacks.Default.Territory.Root.Code, TestPacks.Default.DefaultVintage.Code));

    public async ValueTask InitializeAsync() => silo = await TestSilo.Start<TStore>();

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Assessment_AfterARestart_IsTheSameInTheUnitAndItsArea()
    {
        Assert.SkipWhen(PaperExamples.File is null, "the worked examples lie beside the checkout");
        await Send("A");
        await Send("C");
        var before = (await Unit("C").Assess(Quarter))!;
        var (states, units) = (await States(), await Listed());
        Assert.Equal((13.5m, Status.Red, UnitState.Struggling), (Math.Round(before.Assessment!.Composite!.Value, 1), before.Status, before.State));
        Assert.Equal(new StateCounts(1, 1, 0, 1, 0, 1, 0), states);

        await silo.Restart();

        var after = (await Unit("C").Assess(Quarter))!;
        Assert.Equal(before.Assessment.Indicators, after.Assessment!.Indicators);
        Assert.Equal(before.Assessment.Dimensions, after.Assessment.Dimensions);
        Assert.Equal(before.ToGreen!.Value, after.ToGreen!.Value);
        Assert.Equal(before.History, after.History);
        Assert.Equal((states, units), (await States(), await Listed()));
    }

    [Fact]
    public async Task Correction_ChangesTheStateAtOnceEverywhere()
    {
        Assert.SkipWhen(PaperExamples.File is null, "the worked examples lie beside the checkout");
        await Send("A");
        Assert.Equal(1, (await States()).Green);

        // The members of the last quarter were wrong: there are fewer than the law wants.
        var report = (await Unit("A").Report("Q", PaperExamples.Quarter))!;
        var values = report.Latest!.Figures.Select(v => KeyValuePair.Create(v.Key, Raw(v.Key, v.Value))).Where(v => !v.Key.StartsWith("members_", StringComparison.Ordinal));
        var fix = await Unit("A").Submit(new("fix", "Q", PaperExamples.Quarter, [.. values, KeyValuePair.Create("members_total", RawValue.Of(4))], "somebody"));
        Assert.Equal(OutcomeKind.Accepted, fix.Kind);

        var view = (await Unit("A").Assess(Quarter))!;
        Assert.Equal((Status.Red, "RG1"), (view.Status, Assert.Single(view.Gates, g => g.Colour == Status.Red).Code));
        Assert.Equal("G5", Assert.Single(view.ToGreen!.Value, m => m.Gate is not null).Code);
        Assert.Equal(new StateCounts(1, 0, 0, 0, 0, 1, 0), await States());
    }

    [Fact]
    public async Task Compare_StricterCatalogue_NamesWhoWouldChange()
    {
        Assert.SkipWhen(PaperExamples.File is null, "the worked examples lie beside the checkout");
        await Send("A");
        await Send("B");
        var draft = TestPacks.Default.Catalogue.Draft;
        var stricter = draft with { Version = draft.Version with { Number = 2, From = Quarter }, Scale = draft.Scale with { Green = 90, Amber = 50 } };

        var change = Assert.Single(await Root.Compare(stricter, Quarter, Today));

        Assert.Equal(("A", Status.Green, Status.Amber), (change.Code, change.StatusBefore, change.StatusAfter));
        Assert.Empty(await Root.Compare(draft, Quarter, Today));
        Assert.Equal(1, (await States()).Green);
    }

    private async Task Send(string name)
    {
        var unit = PaperExamples.Unit(PaperExamples.Read().GetProperty(name).GetProperty("inputs"));
        await Unit(name).Change(Commands.Register(name, sector: unit.Sector));
        foreach (var report in unit.Values.GroupBy(v => (v.Key.Form, v.Key.Period)).OrderBy(g => g.Key.Period, StringComparer.Ordinal))
        {
            ImmutableArray<KeyValuePair<string, RawValue>> values = [.. report.Select(v => KeyValuePair.Create(v.Key.Element, Raw(v.Value)))];
            DateOnly? received = unit.ReceivedOn.TryGetValue(report.Key.Period, out var day) ? day : null;
            var outcome = await Unit(name).Submit(new($"{report.Key}", report.Key.Form, report.Key.Period, values, "somebody", ReceivedOn: received));
            Assert.Equal(OutcomeKind.Accepted, outcome.Kind);
        }
    }

    private ICooperativeGrain Unit(string code) => silo.Grains.GetGrain<ICooperativeGrain>(code);

    private async Task<StateCounts> States()
    {
        var pack = TestPacks.Default;
        var query = new AggregateQuery(pack.Territory.Root.Code, pack.DefaultVintage.Code, PeriodRange.Of(Quarter), [], [], [], [], false, Today);
        return (await Root.Aggregate(query)).Total.States;
    }

    private async Task<string> Listed()
    {
        var query = new UnitQuery(TestPacks.Default.Territory.Root.Code, TestPacks.Default.DefaultVintage.Code, Today, null, null, null, null, UnitState.Struggling);
        return string.Join(", ", (await Root.Units(query)).Select(u => $"{u.Code} {u.State} {u.Status} {u.Composite:F4}"));
    }

    private static RawValue Raw(string text) => text switch
    {
        "NA" => RawValue.NotApplicable,
        _ when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => RawValue.Of(number),
        _ => RawValue.Of(text),
    };

    private static RawValue Raw(string element, ElementValue value)
    {
        var known = TestPacks.Default.Element(element)!;
        return value.IsNotApplicable ? RawValue.NotApplicable
            : known.Type == ElementType.Date ? RawValue.Of(DateOnly.FromDayNumber((int)value.Minor).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : RawValue.Of(FixedPoint.FromMinor(value.Minor, known.Decimals));
    }
}
