using EconomieSociale.Alerts;
using EconomieSociale.Programme;

namespace EconomieSociale.Delivery;

/// <summary>Which events somebody wants.</summary>
/// <param name="Territory">Of units in this division; null: of all.</param>
/// <param name="Association">Of units that this association supervised on the day of the event; null: of all.</param>
/// <param name="Floor">At least of this severity.</param>
public sealed record EventChoice(string? Territory, string? Association, Severity Floor)
{
    public bool Wants(AlertNotice notice, Pack pack) => notice.Severity >= Floor
        && (Association is null || Association == notice.Association)
        && (Territory is null || pack.Territory.LiesIn(pack.Territory.Find(notice.Commune)!, pack.Territory.Find(Territory)!));
}
