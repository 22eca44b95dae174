using CsCheck;
using EconomieSociale.Indicators;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

public class StateMachineTests
{
    private static readonly ScoringScale Scale = TestPack.Scale;

    /// <summary>The five sequences of the domain report §4.2: composites, ! with a red gate, – without data.</summary>
    [Theory]
    [InlineData("62 48 55 60", "ok ok ok ok")]
    [InlineData("52 48 47 58 57 58 61", "ok ok struggling struggling struggling struggling ok")]
    [InlineData("66 38 59 60", "ok struggling struggling ok")]
    [InlineData("49 – 48 – – 63 64", "ok ok struggling struggling unknown struggling ok")]
    [InlineData("64! 63! 70 71", "ok struggling struggling ok")]
    public void Next_SequencesOfThePaper_GiveItsStates(string composites, string states) => Assert.Equal(states.Split(' '), States(composites.Split(' ')));

    [Theory]
    [InlineData("–", "unknown")]
    [InlineData("– – – 63", "unknown unknown unknown ok")]
    [InlineData("30 – – 30", "struggling struggling unknown struggling")]
    [InlineData("50 50 50", "ok ok ok")]
    [InlineData("40 60", "ok ok")]
    [InlineData("39.9 58! 58! 58 58", "struggling struggling struggling struggling ok")]
    public void Next_AtTheLimits_IsExact(string composites, string states) => Assert.Equal(states.Split(' '), States(composites.Split(' ')));

    [Fact]
    public void Next_AnySequence_NeverFlipsTwiceInTwoPeriods() => Gen.Int[40, 80].Array[2, 12].Sample(composites =>
    {
        var states = States([.. composites.Select(c => $"{c}")]);
        for (var i = 2; i < states.Length; i++)
        {
            Assert.False(states[i - 2] == "ok" && states[i - 1] == "struggling" && states[i] == "ok", string.Join(' ', composites));
        }
    });

    private static string[] States(string[] composites)
    {
        var memory = default(StateMachine);
        return
        [
            .. composites.Select(c =>
            {
                memory = memory.Next(c == "–" ? null : decimal.Parse(c.TrimEnd('!'), System.Globalization.CultureInfo.InvariantCulture), c.EndsWith('!'), Scale);
                return JsonName.Of(memory.Shown(Scale));
            }),
        ];
    }
}
