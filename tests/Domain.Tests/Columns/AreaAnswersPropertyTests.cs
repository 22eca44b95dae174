using CsCheck;
using EconomieSociale.Columns;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Territories;
using Xunit;

namespace EconomieSociale.Tests.Columns;

/// <summary>Kept answers, brought up to date by what changed, are those of a recomputation of everything.</summary>
public class AreaAnswersPropertyTests
{
    private static readonly Gen<AggregateQuery> Questions =
        from query in Gens.Queries
        from filters in ColumnGens.Filters
        from groupBy in ColumnGens.GroupBy
        select query with
        {
            Filters = filters,
            GroupBy = groupBy,
            Indicators = ["women_share", "yearly_sales", "typical_cash", "total_sales", "solid", "health"],
            Today = new DateOnly(2021, 9, 1),
        };

    /// <summary>Every change is worked out on the answer kept: nothing is read from the columns but the first answer.</summary>
    [Fact]
    public void Ask_BetweenAllNews_IsThatOfTheBatchEveryTime() => Gen.Select(Questions.Array[1, 3], ColumnGens.Deliveries, Gen.Int[0, 3]).Sample(
        (queries, told, at) =>
        {
            var area = at == 0 ? null : $"P{at}";
            var book = new AreaBook(ColumnPack.Pack);
            var answers = new AreaAnswers(book, area!, places: 2, unitsPerChange: 0);
            foreach (var news in told.Order)
            {
                book.Apply(news);
                foreach (var query in queries)
                {
                    Answers.AssertSame(Asked.Evaluate(query, book.All, area, ColumnPack.Pack), answers.Ask(query));
                }
            }
        },
        iter: 300);

    [Fact]
    public void Ask_FromTheSecondTimeOnWithoutNews_GivesTheSameObject()
    {
        var book = Books.Of([new(Some.Unit(), [Some.Told("Q", "2021Q1", Some.Figures(("sales", 5)))])]);
        var answers = new AreaAnswers(book, "P1");
        answers.Ask(Some.Query("2021Q1"));
        Assert.Empty(answers.Newest(1));
        var second = answers.Ask(Some.Query("2021Q1"));
        Assert.Same(second, answers.Ask(Some.Query("2021Q1")));
        book.Apply(Books.Whole(new(Some.Unit("U2"), [Some.Told("Q", "2021Q1", Some.Figures(("sales", 7)))])));
        Assert.NotEqual(second.Total, answers.Ask(Some.Query("2021Q1")).Total);
    }
}
