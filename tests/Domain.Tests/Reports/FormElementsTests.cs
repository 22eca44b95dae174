using CsCheck;
using EconomieSociale.Reports;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class FormElementsTests
{
    private static readonly FormElements Form = TestPack.Pack.ElementsOf(TestPack.Quarterly);

    private static readonly string[] Codes = [.. TestPack.Pack.Elements.Where(e => e.DataSets.Contains(TestPack.Quarterly.Code)).Select(e => e.Code)];

    /// <summary>Whatever part of the form was filled, in whatever order: the figures are those that sorting would give.</summary>
    [Fact]
    public void Figures_OfAnyPartInAnyOrder_AreThoseOfThePairs() =>
        Gen.Select(Gen.Shuffle(Codes), Gen.Int[0, Codes.Length], Gen.Long[0, 9].Array[Codes.Length]).Sample((order, count, amounts) =>
        {
            var pairs = order.Take(count).Select((code, i) => KeyValuePair.Create(code, amounts[i] == 0 ? ElementValue.NotApplicable : new(amounts[i]))).ToArray();
            return Figures(pairs).Equals(EconomieSociale.Reports.Figures.From(pairs));
        });

    [Fact]
    public void Places_AreOfTheFormsElementsOnly()
    {
        Assert.Equal(Codes.Length, Form.Count);
        Assert.Equal(Codes.Order(StringComparer.Ordinal), Codes.OrderBy(c => Form.TryPlace(c, out var element, out var place) && element.Code == c ? place : -1));
        Assert.False(Form.TryPlace("assets", out _, out _));
        Assert.False(Form.TryPlace("nothing", out _, out _));
    }

    private static Figures Figures(KeyValuePair<string, ElementValue>[] pairs)
    {
        var (values, given) = (new ElementValue[Form.Count], new bool[Form.Count]);
        foreach (var (code, value) in pairs)
        {
            Assert.True(Form.TryPlace(code, out _, out var place));
            (values[place], given[place]) = (value, true);
        }

        return Form.Figures(values, given);
    }
}
