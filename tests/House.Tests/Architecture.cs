using System.Reflection;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Storage;
using EconomieSociale.Values;

namespace EconomieSociale.Tests;

/// <summary>The types of the product, as they were compiled.</summary>
internal static class Architecture
{
    public static readonly Assembly[] Assemblies =
        [typeof(Period).Assembly, typeof(ICooperativeGrain).Assembly, typeof(Stores).Assembly, typeof(SystemOptions).Assembly,
            typeof(EconomieSociale.Localisation.Wording).Assembly];

    public static readonly Type[] Types = [.. Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.StartsWith("EconomieSociale", StringComparison.Ordinal) == true)];

    public static readonly Type[] GrainClasses = [.. Types.Where(t => t.IsAssignableTo(typeof(Grain)))];

    public static readonly Type[] GrainInterfaces = [.. Types.Where(t => t.IsInterface && t.IsAssignableTo(typeof(IGrain)))];

    public static readonly Type[] Serialised = [.. Types.Where(t => t.IsDefined(typeof(GenerateSerializerAttribute), false))];

    public static string? AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(false)?.Alias;

    /// <summary>The values that occur more than once.</summary>
    public static IEnumerable<string> Repeated(IEnumerable<string?> values) => values.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => g.Key ?? "(none)");
}
