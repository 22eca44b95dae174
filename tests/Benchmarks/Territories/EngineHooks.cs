using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Storage;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>HOOK: what the benchmarks must know of the engine inside the areas. Everything here is to be wired when the engine can tell.</summary>
internal static class EngineHooks
{
    /// <summary>Bytes of values that a scan over all measures reads for one report.</summary>
    public const int BytesPerScannedReport = sizeof(long) * Measures.Count;

    /// <summary>True once <see cref="Keep"/> does something: until then both columns of the grains measure the same.</summary>
    public static bool CanForget => false;

    /// <summary>Registers what the switches below need.</summary>
    public static void Configure(ISiloBuilder silo) => _ = silo;

    /// <summary>Lets areas and territories answer from what they kept of earlier questions, or makes them look at every report.</summary>
    public static void Keep(IServiceProvider silo, bool keep) => _ = (silo, keep);

    /// <summary>Bytes of a packed contribution, values and dimensions; null while nothing is packed.</summary>
    public static double? PackedBytesPerContribution(IServiceProvider silo) => null;

    /// <summary>Removes from a store what could be built again from the rows of units, so that a start builds it from nothing.</summary>
    public static Task ForgetDerived(Store store) => Task.CompletedTask;
}
