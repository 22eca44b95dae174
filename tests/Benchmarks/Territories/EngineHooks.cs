using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Territories;
using Microsoft.Extensions.DependencyInjection;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>What the benchmarks must know of the columns inside the areas.</summary>
internal static class EngineHooks
{
    /// <summary>Bytes of amounts that a scan over all measures reads for one report: 32-bit rows of the 25 measures and the yes/no.</summary>
    public const int BytesPerScannedReport = sizeof(int) * (Measures.Count + 1);

    /// <summary>Bytes of a contribution in columns, amounts and dimensions, without the profile of its unit.</summary>
    public static double BytesPerContribution(IServiceProvider silo)
    {
        var (_, reports, bytes) = silo.GetRequiredService<TotalsMeter>().Held;
        return (double)bytes / reports;
    }
}
