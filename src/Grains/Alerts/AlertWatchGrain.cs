using EconomieSociale.Cooperatives;
using EconomieSociale.Delivery;
using EconomieSociale.Funding;
using EconomieSociale.Programme;
using EconomieSociale.Territories;

namespace EconomieSociale.Alerts;

/// <summary>Asks the area who is behind and tells those units; they tell the area. The lines of the fund follow their own ledgers.</summary>
[GrainType("alert-watch")]
internal sealed class AlertWatchGrain(Pack pack, TimeProvider clock) : Grain, IAlertWatchGrain
{
    private readonly ProgrammeCalendar calendar = new(pack, clock);
    private bool isLooking;

    public async Task<int> Look()
    {
        if (isLooking)
        {
            return 0;
        }

        isLooking = true;
        try
        {
            var key = this.GetPrimaryKeyString();
            var recorded = key == IFundGrain.Key ? await GrainFactory.GetGrain<IFundAlertsGrain>(key).Follow() ? 1 : 0 : await FollowUnits(key);
            await GrainFactory.GetGrain<IAlertJournalGrain>(key).Look();
            return recorded;
        }
        finally
        {
            isLooking = false;
        }
    }

    private async Task<int> FollowUnits(string area)
    {
        var recorded = 0;
        foreach (var unit in await GrainFactory.GetGrain<IAreaGrain>(area).BehindAlerts(calendar.Today, calendar.Now))
        {
            recorded += await GrainFactory.GetGrain<ICooperativeGrain>(unit).FollowAlerts() ? 1 : 0;
        }

        return recorded;
    }
}
