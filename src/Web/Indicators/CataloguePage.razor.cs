using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Indicators;

/// <summary>
/// What is measured and how it is judged, version by version. A proposed catalogue may be sent here, to see whose colour it would change; nothing is kept of it.
/// </summary>
public sealed partial class CataloguePage(Pack pack, TimeProvider clock)
{
    private const int OfferedPeriods = 12;

    private Catalogue? catalogue;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>What the catalogue that was just sent would change.</summary>
    [Parameter]
    public ComparisonBody? Comparison { get; set; }

    /// <summary>Why the form that was just sent was refused.</summary>
    [Parameter]
    public ImmutableArray<Reason> Faults { get; set; } = [];

    /// <summary>The period of the form.</summary>
    [Parameter]
    public Period? Asked { get; set; }

    private Catalogue InForce => pack.CatalogueOf(Period.Containing(pack.Today(clock), pack.MainDataSet.PeriodKind));

    /// <summary>The periods for which a proposal can be compared, newest first.</summary>
    public static ImmutableArray<Period> Offered(Pack pack, TimeProvider clock) => [.. Enumerable.Range(0, OfferedPeriods).Select(i => pack.LastPeriod(clock).Plus(-i))];

    protected override void OnInitialized()
    {
        var number = new QueryReader(Http.Request.Query).Text("version");
        catalogue = number is null ? InForce : pack.Catalogues.FirstOrDefault(c => c.Version.Number.ToString(CultureInfo.InvariantCulture) == number);
        if (catalogue is null)
        {
            Http.Missing(Reason.Of("catalogue_version_missing", "version", number!));
        }
    }
}
