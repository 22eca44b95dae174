using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Cooperatives;

/// <summary>
/// One organisation unit: the only truth about its profile, memberships and reports. Key: the code of the unit.
/// A command that is answered is durable and in every later total.
/// </summary>
[Alias("cooperative")]
public interface ICooperativeGrain : IGrainWithStringKey
{
    /// <summary>Registers the unit or changes what is known about it.</summary>
    [Alias("change")]
    Task<UnitOutcome> Change(UnitChange change);

    [Alias("submit")]
    Task<ReportOutcome> Submit(SubmitReport command);

    /// <summary>Several reports in their order, with one write for each year they touch. One that is refused does not stop the others.</summary>
    [Alias("submit-many")]
    Task<ImmutableArray<ReportOutcome>> SubmitMany(ImmutableArray<SubmitReport> commands);

    /// <summary>What commands would do, without doing it: for the dry run of an import.</summary>
    [Alias("rehearse")]
    Task<Rehearsal> Rehearse(UnitChange? change, ImmutableArray<SubmitReport> commands);

    [Alias("review")]
    Task<ReportOutcome> Review(string dataSet, string period, ReviewReport command);

    /// <summary>Several reports and then several reviews, in their order, with one write for each year they touch.</summary>
    /// <returns>The outcomes of the reports, then those of the reviews.</returns>
    [Alias("submit-and-review")]
    Task<ImmutableArray<ReportOutcome>> SubmitAndReview(ImmutableArray<SubmitReport> commands, ImmutableArray<ReportReview> reviews);

    /// <summary>The unit with its reports; null when it was never registered.</summary>
    [Alias("get")]
    Task<CooperativeView?> Get();

    /// <summary>How the unit stood in a main period and why; null when it was never registered.</summary>
    [Alias("assess")]
    Task<AssessmentView?> Assess(Period period);

    /// <summary>The reported values behind an indicator in a main period; null when there is no such unit or indicator.</summary>
    [Alias("inputs")]
    Task<IndicatorInputs?> Inputs(string indicator, Period period);

    /// <summary>One report with all its revisions; null when there is none.</summary>
    [Alias("report")]
    Task<Report?> Report(string dataSet, string period);

    /// <summary>The alerts of the unit as its data has them now, with what people did about them, and the visits; null when it was never registered.</summary>
    [Alias("care")]
    Task<CareBook?> Care();

    /// <summary>Somebody acts on an alert.</summary>
    [Alias("act")]
    Task<CareOutcome> Act(int alert, AlertCommand command);

    [Alias("visit")]
    Task<CareOutcome> Visit(VisitCommand command);

    [Alias("plan")]
    Task<CareOutcome> Plan(OpenPlan command);

    [Alias("finish")]
    Task<CareOutcome> Finish(FinishAction command);

    /// <summary>A line of the fund tells what its ledger says of the unit. Older news than what is known changes nothing.</summary>
    [Alias("tell")]
    Task Tell(LineExcerpt excerpt);

    /// <summary>Records what the data has opened, raised, eased or closed since it was last looked at. True if that was anything.</summary>
    [Alias("follow-alerts")]
    Task<bool> FollowAlerts();
}

/// <summary>The answer to what somebody did for a unit.</summary>
/// <param name="Care">Null if there is no such unit.</param>
[GenerateSerializer, Immutable, Alias("care-outcome")]
public sealed record CareOutcome(bool Changed, CareBook? Care, ImmutableArray<Reason> Refusals);

/// <summary>A review and the report that it is about.</summary>
/// <param name="Expected">
/// What the reviewer saw; where something else stands by now the review is not made and the answer is what stands. So its repeat is harmless. Null: not checked.
/// </param>
[GenerateSerializer, Immutable, Alias("report-review")]
public sealed record ReportReview(string DataSet, string Period, ReviewReport Command, SeenRevision? Expected = null);

/// <summary>A revision by its number, with the number of review steps that it had.</summary>
[GenerateSerializer, Immutable, Alias("seen-revision")]
public sealed record SeenRevision(int Number, int Steps);

/// <summary>The answer to a change of a unit.</summary>
[GenerateSerializer, Immutable, Alias("unit-outcome")]
public sealed record UnitOutcome(bool Created, bool Changed, OrganisationUnit? Unit, ImmutableArray<Reason> Refusals);

/// <summary>What an import would do to one unit.</summary>
[GenerateSerializer, Immutable, Alias("rehearsal")]
public sealed record Rehearsal(UnitOutcome? Unit, ImmutableArray<ReportOutcome> Reports);

/// <summary>A unit as a page or a script sees it.</summary>
/// <param name="Reports">All reports, newest period first.</param>
/// <param name="Assessment">Today's.</param>
/// <param name="Care">Its alerts as the data has them now, and the visits.</param>
[GenerateSerializer, Immutable, Alias("cooperative-view")]
public sealed record CooperativeView(OrganisationUnit Unit, ImmutableArray<Report> Reports, AssessmentView Assessment, CareBook Care);
