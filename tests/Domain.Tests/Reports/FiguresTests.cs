using System.Text.Json;
using CsCheck;
using EconomieSociale.Reports;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class FiguresTests
{
    private static readonly Gen<Figures> Any = Gens.Contributions.Select(c => c.Submitted);

    [Fact]
    public void From_PairsInAnyOrder_IsEqual() => Any.SelectMany(f => Gen.Shuffle(f.ToArray()).Select(s => (f, s))).Sample((figures, shuffled) =>
    {
        Assert.Equal(figures, Figures.From(shuffled));
        Assert.Equal(figures.GetHashCode(), Figures.From(shuffled).GetHashCode());
    });

    [Fact]
    public void From_RepeatedElements_KeepsTheLaterOfEach() => Gen.Select(Gen.Char['a', 'f'].Select(c => $"{c}"), Gen.Long[0, 99]).Array[0, 40].Sample(pairs =>
    {
        var figures = Figures.From(pairs.Select(p => KeyValuePair.Create(p.Item1, new ElementValue(p.Item2))));
        Assert.Equal(
            pairs.GroupBy(p => p.Item1).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Last().Item2)),
            figures.Select(f => (f.Key, f.Value.Minor)));
    });

    [Fact]
    public void Json_AnyFigures_ComeBackEqual() => Any.Sample(f => f.Equals(JsonSerializer.Deserialize<Figures>(JsonSerializer.Serialize(f))));

    [Fact]
    public void Json_Figures_AreOneReadableObject() => Assert.Equal(
        """{"members_total":12,"sales":"NA"}""",
        JsonSerializer.Serialize(Figures.From([new("sales", ElementValue.NotApplicable), new("members_total", new(12))])));

    [Fact]
    public void Amount_ThreeStates_AreKeptApart()
    {
        var figures = Figures.From([new("zero", new(0)), new("na", ElementValue.NotApplicable)]);
        Assert.Equal((0L, null, null), (figures.Amount("zero"), figures.Amount("na"), figures.Amount("missing")));
        Assert.NotNull(figures["na"]);
        Assert.Null(figures["missing"]);
    }

    [Fact]
    public void With_Newer_LaysItOver() =>
        Assert.Equal(Some.Figures(("a", 1), ("b", 3), ("c", 4)), Some.Figures(("a", 1), ("b", 2)).With(Some.Figures(("b", 3), ("c", 4))));

    [Fact]
    public void Equals_DifferentValueOrElement_IsFalse()
    {
        Assert.NotEqual(Some.Figures(("a", 1)), Some.Figures(("a", 2)));
        Assert.NotEqual(Some.Figures(("a", 1)), Some.Figures(("b", 1)));
        Assert.NotEqual(Figures.From([new("a", new(0))]), Figures.From([new("a", ElementValue.NotApplicable)]));
        Assert.False(Some.Figures(("a", 1)).Equals(null));
    }
}
