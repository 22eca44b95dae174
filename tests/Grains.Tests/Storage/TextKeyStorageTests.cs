using EconomieSociale.Cooperatives;
using Xunit;

namespace EconomieSociale.Tests.Storage;

public sealed class TextKeysOnSqliteTests : TextKeyStorageTests<SqliteTestStore>;

public sealed class TextKeysOnPostgreSqlTests : TextKeyStorageTests<PostgreSqlTestStore>;

public abstract class TextKeyStorageTests<TStore>
    where TStore : ITestStore
{
    /// <summary>The provider of Orleans reads all of these as the number 193 or as one GUID and would keep them in one row each.</summary>
    public static readonly string[] Alike = ["C1", "c1", "0C1", "00000000000000000000000000000001", "00000000-0000-0000-0000-000000000001", "1", "01"];

    [Fact]
    public async Task Units_WhoseCodesReadAsTheSameNumber_KeepStatesOfTheirOwn()
    {
        await using var silo = await TestSilo.Start<TStore>();
        foreach (var code in Alike)
        {
            await silo.Grains.GetGrain<ICooperativeGrain>(code).Change(Commands.Register(code));
            await silo.Grains.GetGrain<ICooperativeGrain>(code).Submit(Commands.Report("r", "2026Q1", 100));
        }

        await silo.Restart();

        foreach (var code in Alike)
        {
            Assert.Equal(code, (await silo.Grains.GetGrain<ICooperativeGrain>(code).Get())!.Unit.Code);
        }

        Assert.Equal(Alike.Length * 10_000, await silo.Grains.Sales("2026Q1"));
    }
}
