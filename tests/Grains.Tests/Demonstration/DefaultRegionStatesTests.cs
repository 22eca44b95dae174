using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Demonstration;

/// <summary>The fictional region has units of every colour and state, in believable numbers, so that every page has something to show.</summary>
public sealed class DefaultRegionStatesTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly UnitDossier[] Dossiers = DefaultRegion.Dossiers(Today);

    [Fact]
    public void There_are_units_of_every_colour_and_state()
    {
        var now = Dossiers.Select(d => d.States.Now(Today)).ToArray();
        double Share(string what, Func<PeriodStatus?, bool> which)
        {
            var share = now.Count(which) / (double)now.Length;
            output.WriteLine(FormattableString.Invariant($"{what,-12} {100 * share:F1} %"));
            return share;
        }

        Assert.InRange(Share("green", p => p?.Status == Status.Green), 0.2, 0.6);
        Assert.InRange(Share("amber", p => p?.Status == Status.Amber), 0.15, 0.6);
        Assert.InRange(Share("red", p => p?.Status == Status.Red), 0.05, 0.35);
        Assert.InRange(Share("grey", p => p is null or { Status: Status.Grey }), 0.02, 0.35);
        Assert.InRange(Share("ok", p => p?.State == UnitState.Ok), 0.4, 0.9);
        Assert.InRange(Share("struggling", p => p?.State == UnitState.Struggling), 0.05, 0.35);
        Assert.InRange(Share("unknown", p => p is null or { State: UnitState.Unknown }), 0.02, 0.35);
        foreach (var gate in DefaultRegion.Pack.Catalogue.Gates)
        {
            Share(gate.Code, p => p is { IsReported: true } && AssessmentRules.Assess(Dossiers[Array.IndexOf(now, p)].History(), DefaultRegion.Pack.Catalogue,
                p.Period.Ordinal).Gates.Any(g => g.Code == gate.Code));
        }

        foreach (var indicator in DefaultRegion.Pack.Catalogue.Scored.SelectMany(s => s))
        {
            var scores = Dossiers.Where(d => !d.History().IsEmpty)
                .Select(d => AssessmentRules.Value(d.History(), DefaultRegion.Pack.Catalogue, indicator, d.History().Last)).Where(r => r.Value.IsKnown)
                .Select(r => indicator.Score(r.Value.Number)!.Value).ToArray();
            output.WriteLine(FormattableString.Invariant($"{indicator.Code,-4} {scores.Length,5} mean {scores.DefaultIfEmpty().Average():F0} red {100.0 * scores.Count(s => s < 50) / Math.Max(1, scores.Length):F0} %"));
        }
    }
}
