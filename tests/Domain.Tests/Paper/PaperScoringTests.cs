using System.Text.Json;
using Xunit;

namespace EconomieSociale.Tests.Paper;

/// <summary>The paper scoring gives what the paper worked out by hand.</summary>
public class PaperScoringTests
{
    private static readonly string[] Hysteresis = ["H1", "H2", "H3", "H4", "H5"];

    public static TheoryData<string> Cooperatives => ["A", "B", "C"];

    [Theory]
    [MemberData(nameof(Cooperatives))]
    public void Indicators_OfAWorkedCooperative_AreThoseOfThePaper(string name)
    {
        var (assessment, expected) = Worked(name);
        var indicators = expected.GetProperty("indicators").EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        Assert.Equal(indicators.Keys.Order(), assessment.Indicators.Keys.Order());
        Assert.All(indicators, i => Assert.Equal(Text(i.Value), Text(assessment.Indicators[i.Key])));
    }

    [Theory]
    [MemberData(nameof(Cooperatives))]
    public void Scores_OfAWorkedCooperative_AreThoseOfThePaper(string name)
    {
        var (assessment, expected) = Worked(name);
        Assert.Equal(23, assessment.Scores.Count);
        Assert.All(expected.GetProperty("indicator_scores").EnumerateObject(), s => Assert.Equal(Number(s.Value), Rounded(assessment.Scores[s.Name], 1)));
        Assert.All(expected.GetProperty("dimension_scores").EnumerateObject(), s => Assert.Equal(Number(s.Value), Rounded(assessment.Dimensions[s.Name], 1)));
        Assert.Equal(Number(expected.GetProperty("coverage_pct")), Rounded(100 * assessment.Coverage, 1));
        Assert.Equal(Number(expected.GetProperty("composite")), Rounded(assessment.Composite, 1));
    }

    [Theory]
    [MemberData(nameof(Cooperatives))]
    public void Status_OfAWorkedCooperative_IsThatOfThePaper(string name)
    {
        var (assessment, expected) = Worked(name);
        var gates = expected.GetProperty("red_gates").EnumerateArray().Concat(expected.GetProperty("amber_gates").EnumerateArray());
        Assert.Equal(gates.Select(g => g.GetString()!.Split(' ')[0]), assessment.Gates);
        Assert.Equal(expected.GetProperty("status").GetString(), assessment.Status);
    }

    [Fact]
    public void States_OfTheSequences_AreThoseOfThePaper()
    {
        Assert.SkipWhen(PaperExamples.File is null, Absent);
        var sequences = PaperExamples.Read().GetProperty("hysteresis").EnumerateObject().ToArray();
        Assert.Equal(Hysteresis, sequences.Select(s => s.Name[..2]));
        Assert.All(sequences, s =>
        {
            var quarters = s.Value.GetProperty("sequence").EnumerateArray().Select(q => ((double?)Number(q[0]), q[1].GetInt32() == 1));
            Assert.Equal(s.Value.GetProperty("expected").EnumerateArray().Select(e => e.GetString()!), PaperScoring.States([.. quarters]));
        });
    }

    private const string Absent = "There is no folder shared/domain beside the checkout: the examples of the paper are tested by path only.";

    private static (PaperAssessment Assessment, JsonElement Expected) Worked(string name)
    {
        Assert.SkipWhen(PaperExamples.File is null, Absent);
        var example = PaperExamples.Read().GetProperty(name);
        return (PaperScoring.Assess(PaperExamples.Unit(example.GetProperty("inputs")), PaperExamples.Quarter), example.GetProperty("expected"));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => Text(PaperValue.Of(1)),
        JsonValueKind.False => Text(PaperValue.Of(0)),
        JsonValueKind.Null => PaperValue.Missing.ToString(),
        JsonValueKind.Number => Text(PaperValue.Of(value.GetDouble())),
        _ => value.GetString()!,
    };

    private static string Text(PaperValue value) =>
        value.Number is { } number ? FormattableString.Invariant($"{(double)Rounded(number, 4)!.Value:0.####}") : value.ToString();

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    /// <summary>Half up, of the 15 digits that a double keeps.</summary>
    private static decimal? Rounded(double? value, int decimals)
    {
        var step = (decimal)Math.Pow(10, decimals);
        return value is null ? null : Math.Floor(((decimal)value.Value * step) + 0.5m) / step;
    }
}
