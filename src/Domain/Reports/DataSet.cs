using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>A form and the length of its periods.</summary>
/// <param name="IsMain">The form that tells whether a unit reports at all: coverage counts its reports.</param>
/// <param name="DueDays">Days after the end of a period until the report is due.</param>
/// <param name="StatementMonths">
/// Where the source gives the date of the statement behind the figures: how many months before the end of the period it may
/// have ended to count as a report of that period. An older one is carried forward: summed, but not a report received. 0: no limit.
/// </param>
[GenerateSerializer, Immutable, Alias("data-set")]
public sealed record DataSet(string Code, Label Name, PeriodKind PeriodKind, bool IsMain, int DueDays, int StatementMonths)
{
    public DateOnly DueOn(Period period) => period.LastDay.AddDays(DueDays);
}
