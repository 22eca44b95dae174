using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Values;

public class CodeRegisterTests
{
    [Fact]
    public void Add_UpToTheLimit_KeepsEachCodeOnce()
    {
        var two = Add(Add(CodeRegister.Empty, "a").Next!, "b").Next!;
        Assert.Equal(["a", "b"], two);
        Assert.False(Add(two, "a").Changed);
        var refused = Assert.Single(Add(two, "c").Refusals);
        Assert.Equal(("full", "2"), (refused.Code, refused.Args[0]));
    }

    private static Decision<System.Collections.Immutable.ImmutableSortedSet<string>> Add(System.Collections.Immutable.ImmutableSortedSet<string> codes, string code) =>
        CodeRegister.Add(codes, code, 2, most => Reason.Of("full", "code", most));
}
