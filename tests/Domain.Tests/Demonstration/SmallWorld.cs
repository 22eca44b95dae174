using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Demonstration;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Tests.Demonstration;

/// <summary>A pack with one country and two villages, and a plan for it.</summary>
internal static class SmallWorld
{
    public static Pack Pack { get; } = PackRules.Check(new()
    {
        Id = "small",
        Version = 1,
        Fingerprint = "",
        Name = Named("small"),
        Currency = "EUR",
        CurrencyDecimals = 2,
        TimeZone = "UTC",
        Levels = [new("land", Named("land")), new("village", Named("village"))],
        AreaLevel = "land",
        Vintages = [new("now", Named("now"), "L")],
        DefaultVintage = "now",
        Divisions =
        [
            new("L", "land", Named("L"), "", ImmutableSortedDictionary<string, string>.Empty),
            new("V1", "village", Named("V1"), "", ImmutableSortedDictionary<string, string>.Empty.Add("now", "L")),
            new("V2", "village", Named("V2"), "", ImmutableSortedDictionary<string, string>.Empty.Add("now", "L")),
        ],
        Lists = [new(CodeList.Sector, [new("milk", Named("milk"))]), new(CodeList.Unit, [new("count", Named("count")), new("EUR", Named("EUR"))])],
        DataSets = [new("Q", Named("Q"), PeriodKind.Quarter, true, 15, 0), new("A", Named("A"), PeriodKind.Year, false, 90, 0),
            new("M", Named("M"), PeriodKind.Month, false, 10, 0)],
        Elements =
        [
            Element("people", ElementNature.Stock, "count", 0, TimeAggregation.Last, "Q"),
            Element("sales", ElementNature.Flow, "EUR", 2, TimeAggregation.Sum, "Q", "M"),
            Element("year_sales", ElementNature.Flow, "EUR", 2, TimeAggregation.Sum, "A"),
            Element("year_people", ElementNature.Stock, "count", 0, TimeAggregation.Last, "A"),
        ],
    }).Pack!;

    public static DemonstrationPlan Plan { get; } = new()
    {
        Seed = 7,
        LastPeriod = Period.Parse("2025Q2"),
        Author = "test",
        Kinds = [new() { Kind = UnitKind.Cooperative, Count = 60, Prefix = "C", Name = new("{word} {sector} {number}", "{word} {number}") }],
        Words = [new("Un", "A"), new("Deux", "B")],
        Communes = [new() { Code = "V1", Weight = Formula.Parse("3") }, new() { Code = "V2" }],
        Sectors = [new() { Code = "milk", Word = new("lait", "x"), Seasons = [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 4] }],
        Characters =
        [
            new("event", [new() { Code = "steady", Weight = Formula.Parse("2") }, new() { Code = "merged", IntoNext = "heir", Traits = Formulas("gone", "1") },
                new() { Code = "heir", Weight = Formula.Parse("0") }]),
        ],
        Traits = Formulas("size", "5 + round(4 * draw_size)"),
        Life = new(Formula.Parse("-8"), Formula.Parse("0"), Formula.Parse("if(gone, 3, 1 / 0)")),
        Forms =
        [
            new()
            {
                DataSet = "Q",
                Periods = 6,
                Steps = [.. Formulas("people", "if(is_first, size, previous(people) + absorbed_people)"), .. Formulas("sales", "people * season * (100 + 10 * noise_sales)")],
                Sent = Formula.Parse("1"),
                Slips =
                [
                    new()
                    {
                        When = Formula.Parse("draw_slip < 0.2"), Values = Formulas("sales", "sales + 1"), Corrected = Formula.Parse("to_go > 0"), Comment = "sorry",
                        Returned = Formula.Parse("1"), ReturnComment = "look again",
                    },
                ],
                Reviews = [new(Formula.Parse("to_go > 1"), ReviewAction.Validate)],
            },
            new() { DataSet = "A", Periods = 1, Steps = [.. Formulas("year_sales", "sales"), .. Formulas("year_people", "people")], Sent = Formula.Parse("1") },
            new() { DataSet = "M", Periods = 3, Steps = Formulas("sales", "sales / 3"), Sent = Formula.Parse("1") },
        ],
    };

    public static ImmutableArray<NamedFormula> Formulas(string name, string formula) => [new(name, Formula.Parse(formula))];

    private static Label Named(string name) => new(name, name, name);

    private static DataElement Element(string code, ElementNature nature, string unit, int decimals, TimeAggregation overTime, params string[] sets) =>
        new(code, Named(code), nature, ElementType.Number, unit, decimals, overTime, [.. sets], [], 0, null);
}
