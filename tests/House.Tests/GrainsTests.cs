using System.Reflection;
using System.Text.RegularExpressions;
using Orleans.Runtime;
using Xunit;
using static EconomieSociale.Tests.Architecture;

namespace EconomieSociale.Tests;

/// <summary>How grains are made and whom they call.</summary>
public partial class GrainsTests
{
    /// <summary>Calls go one way, or two grains wait for each other.</summary>
    private static readonly Dictionary<string, string[]> MayCall = new()
    {
        ["Cooperatives"] = ["Area", "Association"],
        ["Territories"] = ["Area"],
        ["Alerts"] = ["Area", "Cooperative", "AlertJournal", "Fund", "FundingLine", "FundAlerts"],
        ["Delivery"] = ["Area", "AlertJournal", "WebhookList", "FundAlerts"],
        ["Funding"] = ["Fund", "Cooperative"],
        ["People"] = ["AlertJournal", "People"],
    };

    [Fact]
    public void GrainClasses_AreFound() => Assert.True(GrainClasses.Length >= 7);

    [Fact]
    public void GrainClass_IsInternalSealedWithATypeName() =>
        Assert.Empty(GrainClasses.Where(g => g.IsPublic || !g.IsSealed || !g.IsDefined(typeof(GrainTypeAttribute), false)).Select(g => g.Name));

    [Fact]
    public void GrainType_OfEveryClass_IsItsOwn() =>
        Assert.Empty(Repeated(GrainClasses.Select(g => g.CustomAttributes.Single(a => a.AttributeType == typeof(GrainTypeAttribute)).ConstructorArguments[0].Value as string)));

    [Fact]
    public void StateName_OfEveryClass_IsItsOwn()
    {
        var names = GrainClasses.SelectMany(g => g.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(c => c.GetParameters()).Select(p => p.GetCustomAttribute<PersistentStateAttribute>()).OfType<PersistentStateAttribute>().ToArray();
        Assert.NotEmpty(names);
        Assert.Empty(Repeated(names.Select(n => n.StateName)));
        Assert.All(names, n => Assert.Equal(Storage.Stores.Main, n.StorageName));
    }

    [Fact]
    public void Repeated_PlantedPair_IsFound() => Assert.Equal(["a"], Repeated(["a", "b", "a"]));

    [Fact]
    public void Grains_Call_OnlyUpwards() =>
        Assert.Empty(Repository.Files("src/Grains", ".cs").SelectMany(f => Downward(f.Path.Split('/')[2], f.Text).Select(c => $"{f.Path}: {c}")));

    [Theory]
    [InlineData("Territories", "GrainFactory.GetGrain<ICooperativeGrain>(c)", "Cooperative")]
    [InlineData("Associations", "GrainFactory.GetGrain<IAreaGrain>(c)", "Area")]
    [InlineData("Programme", "grains.GetGrain< IAreaGrain >(c)", "Area")]
    public void Downward_PlantedCall_IsFound(string folder, string text, string grain) => Assert.Equal([grain], Downward(folder, text));

    private static IEnumerable<string> Downward(string folder, string text) =>
        Call().Matches(text).Select(m => m.Groups[1].Value).Except(MayCall.GetValueOrDefault(folder, []));

    [GeneratedRegex(@"GetGrain<\s*I(\w+)Grain\s*>")]
    private static partial Regex Call();
}
