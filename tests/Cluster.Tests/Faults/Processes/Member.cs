using EconomieSociale.Tests.Processes;

namespace EconomieSociale.Tests.Faults;

/// <summary>One process of the system: it is started, killed and started again.</summary>
internal sealed class Member(int number, TestStore store, Fleet fleet) : IDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(180);

    private Address address = Address.Free();
    private ProgramProcess? process;
    private volatile bool ready;

    public int Number => number;

    /// <summary>True if it was ready and has not ended since.</summary>
    public bool Lives => ready && !IsDead;

    public bool IsDead => process is { ExitCode: not null };

    public string Output => process?.Output ?? "";

    /// <summary>Where it answers.</summary>
    public string Url => address.Url;

    /// <summary>Starts it anew.</summary>
    /// <param name="crashAt">The instant at which it is to end itself; null for none.</param>
    /// <param name="moves">True to give it other ports, as a scheduler does.</param>
    public void Start(CrashMark? crashAt = null, bool moves = false)
    {
        if (moves)
        {
            address = Address.Free();
        }

        var settings = store.Settings(address);
        settings["DOTNET_TieredPGO"] = "0"; // it will not live long enough to gain by it
        if (crashAt is not null)
        {
            settings["ES_CRASH_AT"] = crashAt.ToString();
        }

        var ended = process;
        process = ProgramProcess.Web(settings);
        ended?.Dispose();
    }

    /// <summary>Waits until it is ready.</summary>
    /// <returns>False if it ended before.</returns>
    public async Task<bool> Ready()
    {
        var answered = await Eventually.Get($"process {number} is ready or has ended", StartPatience, async () => IsDead || await fleet.IsReady(this) ? this : null, () => Output);
        ready = !answered.IsDead;
        return ready;
    }

    /// <summary>SIGKILL, unless it has ended.</summary>
    public void Kill()
    {
        ready = false;
        if (!IsDead)
        {
            process!.Kill();
        }
    }

    public void Dispose() => process?.Dispose();
}
