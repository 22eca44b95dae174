using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Alerts;

/// <summary>The accompaniment plans of a unit: what is done against what, by whom and until when, and where the indicators stand.</summary>
public sealed partial class PlanSection(Pack pack, AlertWords words, Format format, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Actions that the form has room for; the API takes as many as a plan may have.</summary>
    private const int Rows = 3;

    private DateOnly today;

    private readonly Dictionary<(int Plan, int Action), ActionEffect> effects = [];

    [Parameter, EditorRequired]
    public CooperativeView View { get; set; } = null!;

    private string Unit => View.Unit.Code;

    private CareBook Care => View.Care;

    private Assessment? Assessment => View.Assessment.Assessment;

    /// <summary>The obstacles, the worst first: where a plan begins.</summary>
    private ImmutableArray<string> Worst =>
        [.. pack.Catalogue.Obstacles.Select(o => o.Code).OrderBy(code => Assessment?.Dimensions.FirstOrDefault(d => d.Code == code)?.Score ?? decimal.MaxValue)];

    protected override async Task OnInitializedAsync()
    {
        today = pack.Today(clock);
        foreach (var plan in Care.Plans)
        {
            foreach (var effect in await ActionEffect.Ask(View, plan, grains, pack))
            {
                effects[(plan.Number, effect.Action)] = effect;
            }
        }
    }

    private string Dimension(string code) => pack.Catalogue.Dimension(code)?.Name.In(Cultures.Current) ?? code;

    private decimal? Now(PlanAction action) => Assessment?.Indicator(action.Indicator)?.OrNull;

    private string Value(PlanAction action, decimal? value) =>
        value is { } known && pack.Indicator(action.Indicator) is { } indicator ? format.Indicator(indicator, known) : Format.Silence;

    private string Reached(PlanAction action) => PlanBody.Attained(action, Now(action), pack) == true ? Wording.Say("plan_reached") : "";

    /// <summary>What units without a plan did meanwhile; empty where they are too few.</summary>
    private string Others(AccompanimentPlan plan, PlanAction action) =>
        effects.GetValueOrDefault((plan.Number, action.Number)) is { PeersThen: { } then, PeersNow: { } now } effect
            ? Wording.Say("plan_others", Value(action, then), Value(action, now), Format.Whole(effect.Peers))
            : "";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
