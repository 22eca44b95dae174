using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Reports;

/// <summary>The reports of a unit by form, newest period first; of the main form also those that were not received.</summary>
public sealed partial class ReportList(Pack pack, Format format, TimeProvider clock)
{
    /// <summary>Periods shown at once; the older ones are folded away.</summary>
    private const int Recent = 8;

    [Parameter, EditorRequired]
    public required CooperativeView View { get; set; }

    [Parameter]
    public Report? Chosen { get; set; }

    private IEnumerable<Form> Forms => pack.DataSets.Select(set => new Form(set.Name.In(Cultures.Current), [.. Lines(set).OrderByDescending(l => l.Period)]));

    private IEnumerable<Line> Lines(DataSet set)
    {
        var reports = View.Reports.Where(r => r.DataSet == set.Code).ToArray();
        var missing = set.IsMain ? Expected(set).Except(reports.Select(r => r.Period)) : [];
        return reports.Select(r => new Line(r.Period, r)).Concat(missing.Select(p => new Line(p, null)));
    }

    /// <summary>The last periods that are over and in which the unit existed.</summary>
    private IEnumerable<Period> Expected(DataSet set)
    {
        var last = Period.Containing(pack.Today(clock), set.PeriodKind).Plus(-1);
        return Enumerable.Range(0, Recent).Select(i => last.Plus(-i)).Where(p => View.Unit.ExistsOn(p.LastDay));
    }

    private sealed record Form(string Name, ImmutableArray<Line> Lines);

    private sealed record Line(Period Period, Report? Report);
}
