using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using Microsoft.Extensions.Logging;

namespace EconomieSociale.Hosting;

/// <summary>What a process says of itself when it starts: on the log, and to the programme.</summary>
public sealed partial class Announcement(SystemOptions options, Pack pack, IGrainFactory grains, TimeProvider clock, ILogger<Announcement> log, Store? store = null)
{
    /// <summary>Puts the pack in force if it is new, and writes the banner.</summary>
    public async Task Make(string role, string address)
    {
        var programme = grains.GetGrain<IProgrammeGrain>(IProgrammeGrain.Key);
        var refusals = await programme.Announce(
            new(pack.Id, pack.Version, pack.Fingerprint, clock.GetUtcNow()), [.. pack.Catalogues.Select(c => new CatalogueMark(c.Version.Number, c.Fingerprint, c.Version.From))]);
        if (!refusals.IsEmpty)
        {
            throw new SetupException("catalogue_refused", string.Join("; ", refusals));
        }

        var view = await programme.Get();
        LogBanner(role, options.Mode, store?.Description ?? "with the silos", pack.Id, pack.Version, pack.Fingerprint, address, view.Demonstration);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "EconomieSociale {Role}\n  mode   {Mode}\n  store  {Store}\n  pack   {Pack} version {Version} ({Fingerprint})\n  address {Address}\n  demonstration {Demonstration}")]
    private partial void LogBanner(string role, SystemMode mode, string store, string pack, int version, string fingerprint, string address, DemonstrationState demonstration);
}
