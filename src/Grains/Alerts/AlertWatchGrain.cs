using EconomieSociale.Cooperatives;
using EconomieSociale.Delivery;
using EconomieSociale.Programme;
using EconomieSociale.Territories;

namespace EconomieSociale.Alerts;

/// <summary>Asks the area who is behind and tells those units; they tell the area.</summary>
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
            var recorded = 0;
            foreach (var unit in await GrainFactory.GetGrain<IAreaGrain>(this.GetPrimaryKeyString()).BehindAlerts(calendar.Today, calendar.Now))
            {
                recorded += await GrainFactory.GetGrain<ICooperativeGrain>(unit).FollowAlerts() ? 1 : 0;
            }

            await GrainFactory.GetGrain<IAlertJournalGrain>(this.GetPrimaryKeyString()).Look();
            return recorded;
        }
        finally
        {
            isLooking = false;
        }
    }
}
