using System.Reflection;
using System.Text.RegularExpressions;
using EconomieSociale.Cooperatives;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests;

/// <summary>Who may know whom.</summary>
public partial class LayersTests
{
    [Fact]
    public void Domain_References_OnlyTheRuntimeAndSerialisation() =>
        Assert.DoesNotContain(References(typeof(Period).Assembly), r => !IsRuntime(r) && !r.StartsWith("Orleans.Serialization", StringComparison.Ordinal));

    [Fact]
    public void Contracts_References_OnlyTheDomainAndOrleans() =>
        Assert.DoesNotContain(References(typeof(ICooperativeGrain).Assembly), r =>
            !IsRuntime(r) && !r.StartsWith("Orleans.", StringComparison.Ordinal) && r != "EconomieSociale.Domain");

    [Fact]
    public void Grains_References_NoStoreAndNoWeb() => Assert.DoesNotContain(References(typeof(Stores).Assembly), r =>
        !IsRuntime(r) && !r.StartsWith("Orleans.", StringComparison.Ordinal) && !r.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        && r is not ("EconomieSociale.Domain" or "EconomieSociale.Grains.Interfaces"));

    [Theory]
    [InlineData("Domain")]
    [InlineData("Grains.Interfaces", "Domain")]
    [InlineData("Grains", "Grains.Interfaces")]
    [InlineData("Silo", "Grains")]
    [InlineData("Web", "Grains.Interfaces", "Silo")]
    public void Project_References_OnlyTheProjectsBelow(string project, params string[] below) =>
        Assert.Equal(below, ProjectReferences(Repository.Files($"src/{project}", ".csproj").Single().Text));

    [Fact]
    public void Web_Sources_NameNoStoreAndNoGrainClass() =>
        Assert.Empty(Repository.Files("src/Web", ".cs", ".razor").SelectMany(f => Forbidden(f.Text).Select(found => $"{f.Path}: {found}")));

    [Fact]
    public void Forbidden_PlantedNames_AreFound() => Assert.Equal(
        ["using Npgsql", "Microsoft.Data.Sqlite", "CooperativeGrain"],
        Forbidden("using Npgsql;\n@using Microsoft.Data.Sqlite\nvar a = typeof(CooperativeGrain); ICooperativeGrain b;"));

    [Fact]
    public void ProjectReferences_PlantedReference_IsFound() =>
        Assert.Equal(["Web"], ProjectReferences("""<ProjectReference Include="../Web/Web.csproj" />"""));

    private static string[] ProjectReferences(string project) => [.. ProjectReference().Matches(project).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)];

    private static string[] Forbidden(string text) =>
        [.. Regex.Matches(text, $@"using Npgsql|Microsoft\.Data\.Sqlite|\b({string.Join('|', Architecture.GrainClasses.Select(g => g.Name))})\b").Select(m => m.Value)];

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(r => r.Name!);

    private static bool IsRuntime(string reference) => reference.StartsWith("System.", StringComparison.Ordinal) || reference is "System" or "netstandard";

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*/([^/""]+)\.csproj""")]
    private static partial Regex ProjectReference();
}
