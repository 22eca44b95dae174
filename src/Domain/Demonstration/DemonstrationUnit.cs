using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Associations;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;

namespace EconomieSociale.Demonstration;

/// <summary>A fictional association to register.</summary>
public sealed record DemonstrationAssociation(string Code, AssociationProfile Profile);

/// <summary>A fictional unit: the commands that make it, to be given in this order.</summary>
/// <param name="Behaviours">What it drew for each side of its character: for tests and for people who look for an example.</param>
/// <param name="Changes">Registration, then moves, then the closure. The registration sets only what is not known yet, so that a repeat undoes nothing.</param>
/// <param name="Visits">When its reports are there.</param>
/// <param name="Agreements">With its funding line. They are entered when all units are there: see <see cref="DemonstrationRegion.Fund"/>.</param>
public sealed record DemonstrationUnit(
    string Code,
    ImmutableSortedDictionary<string, string> Behaviours,
    ImmutableArray<UnitChange> Changes,
    ImmutableArray<DemonstrationRound> Rounds,
    ImmutableArray<DemonstrationAgreement> Agreements,
    ImmutableArray<VisitCommand> Visits);

/// <summary>Reports, then what the reviewers say of them. A second round brings the corrections.</summary>
public sealed record DemonstrationRound(ImmutableArray<SubmitReport> Reports, ImmutableArray<DemonstrationReview> Reviews);

/// <summary>A review of one revision of a report.</summary>
/// <param name="Revision">The revision that is meant; where a later one stands the review was made.</param>
/// <param name="Step">How many steps this revision has had before; where it has more the review was made.</param>
public sealed record DemonstrationReview(string DataSet, string Period, int Revision, int Step, ReviewReport Command);
