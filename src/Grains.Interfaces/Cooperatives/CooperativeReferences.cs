using Orleans.Runtime;

namespace EconomieSociale.Cooperatives;

/// <summary>References to the grains of units by their codes.</summary>
public static class CooperativeReferences
{
    private static Names? found;

    /// <summary>
    /// The grain of a unit. <c>GetGrain</c> reads the attributes of the interface each time, a twentieth of what a report costs the program; here they are read once.
    /// </summary>
    public static ICooperativeGrain Cooperative(this IGrainFactory grains, string code)
    {
        var names = found ??= Find(grains, code);
        return (ICooperativeGrain)grains.GetGrain(GrainId.Create(names.Type, code), names.Contract);
    }

    private static Names Find(IGrainFactory grains, string code)
    {
        var reference = (GrainReference)grains.GetGrain<ICooperativeGrain>(code);
        return new(reference.GrainId.Type, reference.InterfaceType);
    }

    /// <summary>The same for every factory: they follow from the type and its attributes.</summary>
    private sealed record Names(GrainType Type, GrainInterfaceType Contract);
}
