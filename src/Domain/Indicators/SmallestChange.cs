using System.Collections.Immutable;

namespace EconomieSociale.Indicators;

/// <summary>An indicator that would have to move.</summary>
/// <param name="From">Its value now.</param>
/// <param name="To">The least good value that is enough, with the decimals in which it is shown.</param>
/// <param name="Gate">The gate that it must open; null when it must only add points.</param>
[GenerateSerializer, Immutable, Alias("move")]
public sealed record Move(string Code, decimal From, decimal To, string? Gate);

/// <summary>
/// What is the least that would turn a unit green: as few indicators as possible, moved as little as possible. Gates come first, then dimensions that are too weak,
/// then the composite. Only indicators that are observed can move; what is missing is another matter.
/// </summary>
public sealed class SmallestChange
{
    private readonly Catalogue catalogue;
    private readonly Assessment now;
    private readonly Dictionary<string, Reading> values;
    private readonly Dictionary<string, (decimal Value, string Gate)> opened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> scores;

    private SmallestChange(Catalogue catalogue, Assessment now, IReadOnlyDictionary<string, Reading> values)
    {
        this.catalogue = catalogue;
        this.now = now;
        this.values = new(values, StringComparer.Ordinal);
        scores = Movable().ToDictionary(i => i.Code, i => i.Score(values[i.Code].Value.Number)!.Value, StringComparer.Ordinal);
    }

    /// <summary>The moves to green; empty when it is green; null when no move of observed indicators would do, or nothing is assessed.</summary>
    public static ImmutableArray<Move>? ToGreen(Catalogue catalogue, Assessment now, IReadOnlyDictionary<string, Reading> values)
    {
        if (now.Composite is null)
        {
            return null;
        }

        if (now.Status == Status.Green)
        {
            return [];
        }

        var change = new SmallestChange(catalogue, now, values);
        change.OpenGates();
        change.LiftDimensions();
        change.LiftComposite();
        var moves = change.Moves();
        return Apply(catalogue, now, values, moves).Status == Status.Green ? moves : null;
    }

    /// <summary>The assessment as it would be after some moves.</summary>
    public static Assessment Apply(Catalogue catalogue, Assessment now, IReadOnlyDictionary<string, Reading> values, IEnumerable<Move> moves)
    {
        var moved = new Dictionary<string, Reading>(values, StringComparer.Ordinal);
        foreach (var move in moves)
        {
            moved[move.Code] = new(FormulaValue.Of(move.To), false);
        }

        return ScoreRules.Score(catalogue, now.Period, moved, catalogue.Shown);
    }

    private void OpenGates()
    {
        foreach (var gate in catalogue.Gates.Where(g => now.Gates.Any(r => r.Code == g.Code)))
        {
            foreach (var terms in gate.Cases)
            {
                // One term less is enough to open a case: the one that costs the fewest points.
                var shut = terms.Select(t => (Term: t, Limit: Limit(t))).ToArray();
                if (shut.All(t => t.Limit is { } l && Known(t.Term.Name) is { } v && t.Term.Holds(v, l)) && Cheapest(shut!) is { } open && !opened.ContainsKey(open.Code))
                {
                    opened[open.Code] = (open.Value, gate.Code);
                    if (scores.TryGetValue(open.Code, out var score))
                    {
                        scores[open.Code] = Math.Max(score, catalogue.Find(open.Code)!.Score(open.Value)!.Value);
                    }
                }
            }
        }
    }

    private (string Code, decimal Value)? Cheapest((GateTerm Term, decimal? Limit)[] terms) => terms
        .Where(t => catalogue.Find(t.Term.Name) is not null)
        .Select(t => (Code: t.Term.Name, Value: Beyond(t.Term, t.Limit!.Value)))
        .OrderBy(m => Cost(m.Code, m.Value))
        .Select(m => ((string, decimal)?)m)
        .FirstOrDefault();

    private decimal Cost(string code, decimal value) => catalogue.Find(code)!.Score(value) is { } after ? after - scores.GetValueOrDefault(code) : 0;

    /// <summary>The nearest value at which a comparison does not hold.</summary>
    private decimal Beyond(GateTerm term, decimal limit)
    {
        var step = new decimal(1, 0, 0, false, (byte)catalogue.Find(term.Name)!.Decimals);
        return term.Operator switch { "<=" => limit + step, ">=" => limit - step, _ => limit };
    }

    /// <summary>A gate may ask for the least score of a dimension.</summary>
    private void LiftDimensions()
    {
        foreach (var (term, limit) in catalogue.Gates.SelectMany(g => g.Cases).Where(c => c.Length == 1).Select(c => (Term: c[0], Limit: Limit(c[0]))))
        {
            var at = catalogue.Obstacles.ToList().FindIndex(d => d.Code == term.Name);
            if (at >= 0 && limit is { } least && now.Dimensions[at].Score is not null)
            {
                var observed = catalogue.Scored[at].Where(i => scores.ContainsKey(i.Code)).ToArray();
                Lift(observed, _ => 1m / now.Dimensions[at].Observed, least - (observed.Sum(i => scores[i.Code]) / now.Dimensions[at].Observed));
            }
        }
    }

    private void LiftComposite()
    {
        var weight = now.Dimensions.Where(d => d.Score is not null).Sum(d => d.Weight);
        decimal Worth(Indicator i)
        {
            var dimension = now.Dimensions.First(d => d.Code == i.Measures);
            return dimension.Score is null ? 0 : dimension.Weight / (weight * dimension.Observed);
        }

        var movable = Movable().ToArray();
        Lift(movable, Worth, catalogue.Scale.Green - movable.Sum(i => Worth(i) * scores[i.Code]));
    }

    /// <summary>Adds points until they are worth what is needed: first where something moves already, then by as few more indicators as possible.</summary>
    private void Lift(IReadOnlyCollection<Indicator> indicators, Func<Indicator, decimal> worth, decimal needed)
    {
        if (needed <= 0)
        {
            return;
        }

        decimal Gain(Indicator i) => worth(i) * (Anchors.MaxPoints - scores[i.Code]);
        var chosen = indicators.Where(IsMoving).ToList();
        var rest = indicators.Where(i => !IsMoving(i) && Gain(i) > 0).OrderByDescending(Gain).ThenBy(i => i.Code, StringComparer.Ordinal).ToList();
        while (rest.Count > 0 && needed > chosen.Sum(Gain))
        {
            var open = needed - chosen.Sum(Gain);
            var next = rest.Where(i => Gain(i) >= open).MaxBy(worth) ?? rest[0];
            chosen.Add(next);
            rest.Remove(next);
        }

        foreach (var indicator in chosen.OrderByDescending(worth).Where(i => worth(i) > 0))
        {
            var points = Math.Min(Anchors.MaxPoints - scores[indicator.Code], Math.Max(0, needed) / worth(indicator));

            // Up, in the last place: what is divided and multiplied again must not fall short.
            points = Math.Min(Anchors.MaxPoints - scores[indicator.Code], Math.Round(points, 9, MidpointRounding.ToPositiveInfinity));
            scores[indicator.Code] += points;
            needed -= points * worth(indicator);
        }
    }

    private bool IsMoving(Indicator indicator) => scores[indicator.Code] > indicator.Score(values[indicator.Code].Value.Number);

    private ImmutableArray<Move> Moves()
    {
        var moves = ImmutableArray.CreateBuilder<Move>();
        foreach (var indicator in catalogue.Judging)
        {
            var gate = opened.TryGetValue(indicator.Code, out var open) ? open.Gate : null;
            if (scores.TryGetValue(indicator.Code, out var score) && IsMoving(indicator))
            {
                var value = indicator.IsYesNo ? 1 : indicator.Anchors!.ValueFor(score, indicator.Decimals);
                moves.Add(new(indicator.Code, values[indicator.Code].Value.Number, gate is null || indicator.IsYesNo ? value : Better(indicator, value, open.Value), gate));
            }
            else if (gate is not null)
            {
                moves.Add(new(indicator.Code, values[indicator.Code].Value.Number, open.Value, gate));
            }
        }

        return moves.ToImmutable();
    }

    private static decimal Better(Indicator indicator, decimal a, decimal b) => indicator.HigherIsBetter ? Math.Max(a, b) : Math.Min(a, b);

    private IEnumerable<Indicator> Movable() => catalogue.Scored.SelectMany(s => s).Where(i => values.GetValueOrDefault(i.Code).Value.IsKnown);

    private decimal? Known(string name) => values.GetValueOrDefault(name).Value.OrNull;

    private decimal? Limit(GateTerm term) => term.Limit is NumberNode n ? n.Value : catalogue.Parameter(((NameNode)term.Limit).Name, now.Period.LastDay);
}
