using System.Collections.Immutable;
using EconomieSociale.Delivery;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>The alerts of the funding lines: what follows from the ledgers, and what people did about it. One grain; key: that of the fund.</summary>
[Alias("fund-alerts")]
public interface IFundAlertsGrain : IGrainWithStringKey
{
    /// <summary>By line: its alerts as the ledger has them now.</summary>
    [Alias("get")]
    Task<ImmutableSortedDictionary<string, AlertBook>> Get();

    /// <summary>Somebody acts on an alert of a line.</summary>
    [Alias("act")]
    Task<LineAlertOutcome> Act(string line, int alert, AlertCommand command);

    /// <summary>Records what the ledger has opened, raised, eased or closed since it was last looked at. True if that was anything.</summary>
    [Alias("follow")]
    Task<bool> Follow();

    /// <summary>What was recorded after marks: versions by owner, see <see cref="LineOwner"/>.</summary>
    [Alias("news")]
    Task<AlertNews> News(ImmutableDictionary<string, int> marks);
}

/// <param name="Alerts">Null if there is no such line.</param>
[GenerateSerializer, Immutable, Alias("line-alert-outcome")]
public sealed record LineAlertOutcome(AlertBook? Alerts, ImmutableArray<Reason> Refusals);
