using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Reports;

namespace EconomieSociale.Demonstration;

/// <summary>How the reports of a form come about.</summary>
public sealed record PlanForm
{
    public required string DataSet { get; init; }

    /// <summary>How many periods are reported; the last ends with (or before) the last period of the plan.</summary>
    public required int Periods { get; init; }

    /// <summary>Whether a unit fills this form at all, over its traits; every unit does if left out.</summary>
    public Formula? FilledBy { get; init; }

    /// <summary>
    /// What happened, in the order in which it is computed. A name that is an element of the form is reported, rounded to its decimals;
    /// any other is memory of the unit.
    /// </summary>
    public required ImmutableArray<NamedFormula> Steps { get; init; }

    /// <summary>Elements that do not apply to a unit: not zero = "not applicable" is reported in place of the value.</summary>
    public ImmutableArray<NamedFormula> NotApplicable { get; init; } = [];

    /// <summary>Whether the report was sent: not zero = yes.</summary>
    public required Formula Sent { get; init; }

    /// <summary>How many days after the end of the period it came; on the day of the filling if left out.</summary>
    public Formula? Received { get; init; }

    /// <summary>Mistakes in what is reported. What happened stays as it is, and the next period goes on from there.</summary>
    public ImmutableArray<PlanSlip> Slips { get; init; } = [];

    /// <summary>What reviewers do with the revision that stands, in this order.</summary>
    public ImmutableArray<PlanReview> Reviews { get; init; } = [];
}

/// <summary>A mistake in a report. The first one whose condition holds is made.</summary>
public sealed record PlanSlip
{
    public required Formula When { get; init; }

    /// <summary>The values that are reported instead.</summary>
    public required ImmutableArray<NamedFormula> Values { get; init; }

    /// <summary>Not zero: a second revision has the right values, with <see cref="Comment"/>.</summary>
    public required Formula Corrected { get; init; }

    public required string Comment { get; init; }

    /// <summary>Not zero: the wrong revision is sent back with <see cref="ReturnComment"/>.</summary>
    public required Formula Returned { get; init; }

    public required string ReturnComment { get; init; }
}

/// <summary>A step of review of a report that was not left returned.</summary>
public sealed record PlanReview(Formula When, ReviewAction Action, string? Comment = null);
