namespace EconomieSociale.Reports;

/// <summary>Where a report is on its way: entered, sent, accepted by the association (1) and by the programme (2), closed; or sent back.</summary>
public enum ReportState
{
    Draft = 1,
    Submitted = 2,
    Returned = 3,
    Validated1 = 4,
    Validated2 = 5,
    Locked = 6,
}
