using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>What every command about the care for a unit must say: an id, so that it is applied once, and who does it.</summary>
internal static class CareCommands
{
    public const int MaxBy = 200;

    public static IEnumerable<Reason> Faults(string commandId, string by)
    {
        if (commandId.Length is 0 or > SubmitReport.MaxCommandIdLength)
        {
            yield return Reason.Of("bad_command_id", "commandId", $"{SubmitReport.MaxCommandIdLength}");
        }

        if (string.IsNullOrWhiteSpace(by))
        {
            yield return Reason.Of("required", "by");
        }

        if (by.Length > MaxBy)
        {
            yield return Reason.Of("too_long", "by", $"{MaxBy}");
        }
    }
}
