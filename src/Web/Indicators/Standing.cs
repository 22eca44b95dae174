using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>All that the page of a unit tells about how it is doing.</summary>
/// <param name="Asked">The main period that the address names; null for today.</param>
/// <param name="Catalogue">The version that the assessment was made with.</param>
/// <param name="Opened">The indicator that the address names, with what stands behind it.</param>
public sealed record Standing(
    OrganisationUnit Unit, Period? Asked, AssessmentView View, Catalogue Catalogue, PeerComparison Peers, Indicator? Opened, IndicatorInputs? Inputs)
{
    public Assessment? Assessment => View.Assessment;

    /// <summary>The result of the opened indicator.</summary>
    public IndicatorResult? Line => Opened is null ? null : Assessment?.Indicator(Opened.Code);

    /// <summary>The main period that an address names. One that has not begun is a fault: nothing can be said about it.</summary>
    public static Period? Read(QueryReader query, Pack pack, TimeProvider clock)
    {
        if (query.Text("period") is not { } text)
        {
            return null;
        }

        var main = pack.MainDataSet.PeriodKind;
        if (!Period.TryParse(text, out var period))
        {
            query.Fault("bad_period", "period", text);
        }
        else if (period.Kind != main)
        {
            query.Fault("wrong_period_type", "period", text, JsonName.Of(main));
        }
        else if (period > Period.Containing(pack.Today(clock), main))
        {
            query.Fault("period_in_future", "period", text);
        }
        else
        {
            return period;
        }

        return null;
    }

    /// <summary>Null when the address names an indicator that does not exist.</summary>
    public static async Task<Standing?> Ask(CooperativeView unit, Period? asked, string? indicator, IGrainFactory grains, Pack pack)
    {
        var grain = grains.Cooperative(unit.Unit.Code);
        var view = asked is { } period ? await grain.Assess(period) ?? AssessmentView.Unknown : unit.Assessment;
        var catalogue = view.Assessment is { } assessment ? pack.CatalogueOf(assessment.Period) : pack.Catalogue;
        var opened = indicator is null ? null : catalogue.OfUnits.FirstOrDefault(i => i.Code == indicator);
        if (indicator is not null && opened is null)
        {
            return null;
        }

        var inputs = opened is null || view.Assessment is null ? null : await grain.Inputs(opened.Code, view.Assessment.Period);
        return new(unit.Unit, asked, view, catalogue, await PeerComparison.Ask(unit.Unit, view.Assessment, grains, pack), opened, inputs);
    }
}
