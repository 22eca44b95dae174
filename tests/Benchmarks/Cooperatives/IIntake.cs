using EconomieSociale.Benchmarks.Hosting;

namespace EconomieSociale.Benchmarks.Cooperatives;

/// <summary>A way to store reports durably.</summary>
internal interface IIntake : IAsyncDisposable
{
    string Name { get; }

    /// <summary>The quarters of a year, from 0, that are sent and timed for each unit.</summary>
    (int First, int Last) Timed { get; }

    /// <summary>Brings a unit to the state before its first timed report.</summary>
    /// <param name="caller">From 0; a caller does one thing at a time.</param>
    Task SetUp(int caller, int unit);

    /// <summary>After all units are set up.</summary>
    Task Ready();

    /// <summary>Stores one report. When it returns, the report survives a crash.</summary>
    Task Send(int caller, int unit, int quarter);
}

/// <summary>What one run of an intake measured.</summary>
/// <param name="Rate">Reports a second.</param>
internal sealed record IntakeRun(double Rate, Samples Latencies);
