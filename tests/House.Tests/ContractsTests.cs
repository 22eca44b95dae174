using System.Reflection;
using Xunit;
using static EconomieSociale.Tests.Architecture;

namespace EconomieSociale.Tests;

/// <summary>Names on the wire and at rest do not follow the names in the code, so that the code may be renamed.</summary>
public class ContractsTests
{
    [Fact]
    public void SerialisedType_HasAnAlias()
    {
        Assert.True(Serialised.Length > 20);
        Assert.Empty(Serialised.Where(t => AliasOf(t) is null).Select(t => t.Name));
    }

    [Fact]
    public void Alias_OfEverySerialisedType_IsItsOwn() => Assert.Empty(Repeated(Serialised.Select(AliasOf)));

    [Fact]
    public void GrainInterface_AndItsMethods_HaveAliases() => Assert.Empty(Nameless(GrainInterfaces));

    [Fact]
    public void Alias_OfEveryGrainInterface_IsItsOwn() => Assert.Empty(Repeated(GrainInterfaces.Select(AliasOf)));

    [Fact]
    public void Alias_OfEveryMethodOfAnInterface_IsItsOwn() => Assert.All(GrainInterfaces, i => Assert.Empty(Repeated(Methods(i).Select(AliasOf))));

    [Fact]
    public void Nameless_PlantedInterface_IsFound() => Assert.Equal([nameof(IPlanted), "IPlanted.Call"], Nameless([typeof(IPlanted)]));

    private static IEnumerable<string> Nameless(IEnumerable<Type> interfaces) => interfaces.SelectMany(i =>
        (AliasOf(i) is null ? [i.Name] : Array.Empty<string>()).Concat(Methods(i).Where(m => AliasOf(m) is null).Select(m => $"{i.Name}.{m.Name}")));

    private static IEnumerable<MethodInfo> Methods(Type type) => type.GetMethods().Where(m => !m.IsStatic);

    private interface IPlanted
    {
        Task Call();
    }
}
