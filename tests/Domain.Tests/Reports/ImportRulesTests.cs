using CsCheck;
using EconomieSociale.Reports;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class ImportRulesTests
{
    private static SubmitReport Row(string import, params (string, decimal)[] values) => Some.Submit(Guid.NewGuid().ToString(), values) with { Import = import };

    [Fact]
    public void Submit_SameRowOfAnImport_ChangesNothing()
    {
        var desk = new Desk();
        desk.Send(Row("i1", ("sales", 1)));
        var book = desk.Book;
        Assert.Equal(OutcomeKind.Unchanged, desk.Send(Row("i1", ("sales", 1))).Kind);
        Assert.Same(book, desk.Book);
    }

    [Fact]
    public void Submit_AnotherValueOfTheSameImport_Contradicts()
    {
        var desk = new Desk();
        desk.Send(Row("i1", ("sales", 1)));
        var outcome = desk.Send(Row("i1", ("sales", 2)));
        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal((OutcomeKind.Refused, "contradicts_same_import", "sales", "100", "200"), (outcome.Kind, refusal.Code, refusal.Field, refusal.Args[0], refusal.Args[1]));
    }

    [Fact]
    public void Submit_NotApplicableAgainstAValueOfTheSameImport_Contradicts()
    {
        var desk = new Desk();
        desk.Send(Row("i1", ("sales", 0)));
        Assert.Equal("contradicts_same_import", Assert.Single(desk.Send(Row("i1") with { Values = [new("sales", RawValue.NotApplicable)] }).Refusals).Code);
    }

    [Fact]
    public void Submit_MoreElementsOfTheSameImport_AreLaidOver()
    {
        var desk = new Desk();
        desk.Send(Row("i1", ("sales", 1)));
        desk.Send(Row("i1", ("costs", 2)));
        Assert.Equal(Some.Figures(("sales", 100), ("costs", 200)), desk.Report.Latest!.Figures);
    }

    [Fact]
    public void Submit_AnotherImport_Replaces()
    {
        var desk = new Desk();
        desk.Send(Row("i1", ("sales", 1), ("costs", 2)));
        desk.Send(Row("i2", ("sales", 3)));
        Assert.Equal(Some.Figures(("sales", 300)), desk.Report.Latest!.Figures);
    }

    [Fact]
    public void Submit_RepeatAfterACorrectionByHand_DoesNotUndoIt()
    {
        var desk = new Desk();
        desk.Send(Row("i1", ("sales", 1), ("costs", 2)));
        desk.Send(Some.Submit("hand", ("sales", 9)));
        Assert.Equal(OutcomeKind.Unchanged, desk.Send(Row("i1", ("sales", 1), ("costs", 2))).Kind);
        Assert.Equal(Some.Figures(("sales", 900)), desk.Report.Latest!.Figures);
    }

    [Fact]
    public void Submit_RepeatAfterALaterImport_DoesNotUndoIt()
    {
        var desk = new Desk();
        desk.Send(Row("i1", ("sales", 1)));
        desk.Send(Row("i2", ("sales", 3)));
        Assert.Equal(OutcomeKind.Unchanged, desk.Send(Row("i1", ("sales", 1))).Kind);
        Assert.Equal(300, desk.Report.Latest!.Figures.Amount("sales"));
    }

    [Fact]
    public void Submit_ValueThatTheHandLeftAsItWas_StillBindsItsImport()
    {
        var desk = new Desk();
        desk.Send(Row("i1", ("sales", 1), ("costs", 2)));
        desk.Send(Some.Submit("hand", ("sales", 1), ("costs", 5)));
        Assert.Equal("contradicts_same_import", Assert.Single(desk.Send(Row("i1", ("sales", 4))).Refusals).Code);
    }

    [Fact]
    public void Submit_RepeatAfterACorrectedStatementDate_DoesNotUndoIt()
    {
        var desk = new Desk();
        desk.Send(Row("i1", ("sales", 1)) with { StatementDate = Some.Day("2020-12-31") });
        desk.Send(Some.Submit("hand", ("sales", 1)) with { StatementDate = Some.Day("2021-03-31") });
        desk.Send(Row("i1", ("sales", 1)) with { StatementDate = Some.Day("2020-12-31") });
        Assert.Equal(Some.Day("2021-03-31"), desk.Report.Latest!.StatementDate);
    }

    [Fact]
    public void Submit_FragmentsOfOneImportInAnyOrder_GiveTheSameFigures() =>
        Fragments.SelectMany(f => Gen.Select(Gen.Shuffle(f), Gen.Shuffle(f), Gen.Bool)).Sample((one, other, merge) =>
            Assert.Equal(Loaded(one, merge), Loaded(other, merge)));

    private static readonly Gen<(string Element, decimal Value)[][]> Fragments =
        from values in Gen.Int[0, 50].Select(n => (decimal)n).Array[6]
        from part in Gen.Int[0, 3].Array[6]
        from repeat in Gen.Int[0, 5]
        let all = new[] { "sales", "costs", "cash", "loans", "jobs", "training_days" }.Zip(values, part)
        select all.GroupBy(v => v.Third).Select(g => g.Select(v => (v.First, v.Second)).ToArray()).Append([(all.ElementAt(repeat).First, all.ElementAt(repeat).Second)]).ToArray();

    private static Figures Loaded((string, decimal)[][] fragments, bool merge)
    {
        var desk = new Desk();
        Assert.All(fragments, f => Assert.Empty(desk.Send(Row("i1", f) with { Merge = merge }).Refusals));
        return desk.Report.Latest!.Figures;
    }
}
