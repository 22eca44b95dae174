using CsCheck;
using EconomieSociale.Cooperatives;
using Xunit;

namespace EconomieSociale.Tests.Cooperatives;

public class MembershipHistoryTests
{
    private static readonly DateOnly First = new(2020, 1, 1);

    private const int Length = 40;

    /// <summary>What is set, and from which of forty days on; before all of them for "since always".</summary>
    private static readonly Gen<(string? Code, int From)[]> Moves = Gen.Select(Gen.Int[0, 3].Select(i => (string?)$"{"ABCD"[i]}"), Gen.Int[-1, Length - 1]).Array[1, 8];

    private static readonly Gen<(string? Code, int From)[]> MovesAndLeaves =
        Gen.Select(Gen.Int[0, 3].Select(i => i == 0 ? null : $"{"ABCD"[i]}"), Gen.Int[0, Length - 1]).Array[1, 8].Select(moves => moves.Prepend(("A", -1)).ToArray());

    [Fact]
    public void On_AnyDayAfterAnyMoves_IsWhatADayByDayMapSays() => Moves.Sample(AgreesWithMap);

    [Fact]
    public void On_AnyDayAfterMovesAndLeaves_IsWhatADayByDayMapSays() => MovesAndLeaves.Sample(AgreesWithMap);

    [Fact]
    public void Entries_AfterAnyMoves_RiseAndNeverRepeat() => Moves.Sample(moves =>
    {
        var entries = Applied(moves).Entries;
        Assert.All(entries.Zip(entries.Skip(1)), p => Assert.True((p.First.From is null || p.First.From < p.Second.From) && p.First.Code != p.Second.Code));
    });

    [Fact]
    public void On_DayBeforeTheFirstEntry_IsThatEntry() => Assert.Equal("A", MembershipHistory.Empty.Set("A", First).On(First.AddDays(-1)));

    [Fact]
    public void On_EmptyHistory_IsNothing() => Assert.Null(MembershipHistory.Empty.On(First));

    [Fact]
    public void Set_EarlierThanOthers_ReplacesTheLaterOnes()
    {
        var history = MembershipHistory.Empty.Set("A", null).Set("B", First.AddDays(10)).Set("C", First.AddDays(20)).Set("D", First.AddDays(5));
        Assert.Equal([new Membership("A", null), new("D", First.AddDays(5))], history.Entries);
    }

    [Fact]
    public void Set_TheSameAgain_IsTheSameHistory()
    {
        var history = MembershipHistory.Empty.Set("A", null);
        Assert.Same(history, history.Set("A", First));
    }

    [Fact]
    public void Current_AfterLeaving_IsNothing() => Assert.Null(MembershipHistory.Empty.Set("A", null).Set(null, First).Current);

    [Fact]
    public void Concerned_CodesThatACorrectionTookOut_AreStillToBeTold() => Moves.Sample(moves =>
        Assert.Equal(moves.Select(m => m.Code).Distinct().Order(), Applied(moves).Concerned().Order()));

    [Fact]
    public void Concerns_AnyCode_IsWhetherItIsAmongThoseConcerned() => Moves.Sample(moves =>
    {
        var history = Applied(moves);
        foreach (var code in moves.Select(m => m.Code).OfType<string>().Append("never"))
        {
            Assert.Equal(history.Concerned().Contains(code), history.Concerns(code));
        }
    });

    private static MembershipHistory Applied((string? Code, int From)[] moves) =>
        moves.Aggregate(MembershipHistory.Empty, (h, m) => h.Set(m.Code, m.From < 0 ? null : First.AddDays(m.From)));

    private static void AgreesWithMap((string? Code, int From)[] moves)
    {
        var map = new (bool Known, string? Code)[Length];
        foreach (var (code, from) in moves)
        {
            for (var day = Math.Max(from, 0); day < Length; day++)
            {
                map[day] = (true, code);
            }
        }

        var history = Applied(moves);
        for (var day = 0; day < Length; day++)
        {
            var expected = map[day].Known ? map[day].Code : map.First(m => m.Known).Code;
            Assert.Equal(expected, history.On(First.AddDays(day)));
        }
    }
}
