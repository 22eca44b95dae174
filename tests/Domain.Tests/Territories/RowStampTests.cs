using System.Collections.Immutable;
using CsCheck;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Territories;

public class RowStampTests
{
    /// <summary>Of each row one stamp, as who holds them has them and who tells them tells them.</summary>
    private static readonly Gen<ImmutableArray<RowStamp>> Stamps =
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 4]).Array[0, 6].Select(s => s.DistinctBy(r => r.Item1).Select(r => new RowStamp(r.Item1, r.Item2)).ToImmutableArray());

    [Fact]
    public void Newest_OfAnyStamps_IsTheHighestOfEachRow() => Gen.Select(Stamps, Stamps).Sample((held, told) =>
        Assert.Equal(
            held.Concat(told).GroupBy(s => s.Year).Select(g => g.MaxBy(s => s.Version)).OrderBy(s => s.Year),
            RowStamp.Newest(held, told).OrderBy(s => s.Year)));

    [Fact]
    public void Newest_WhenNothingIsNewer_IsWhatWasHeld()
    {
        ImmutableArray<RowStamp> held = [new(RowStamp.Profile, 3), new(2026, 2)];
        Assert.True(held == RowStamp.Newest(held, [new(2026, 2), new(RowStamp.Profile, 1)]));
    }
}
