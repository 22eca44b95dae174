using EconomieSociale.Localisation;

namespace EconomieSociale.Indicators;

/// <summary>The condition of a gate in the reader's words.</summary>
public sealed class GateWords(IndicatorWords words)
{
    /// <param name="day">On which the limits that are parameters are read.</param>
    public string Condition(Gate gate, Catalogue catalogue, DateOnly day) => string.Join(
        Wording.Say("gate_or"),
        gate.Cases.Select(c => string.Join(Wording.Say("gate_and"), c.Select(t => Term(t, catalogue, day)))));

    private string Term(GateTerm term, Catalogue catalogue, DateOnly day)
    {
        var key = term.Operator switch { "<" => "gate_below", "<=" => "gate_at_most", ">" => "gate_above", _ => "gate_at_least" };
        return Wording.Say(key, words.Name(term.Name, catalogue), Limit(term, catalogue, day));
    }

    private string Limit(GateTerm term, Catalogue catalogue, DateOnly day)
    {
        var parameter = (term.Limit as NameNode)?.Name;
        return ((term.Limit as NumberNode)?.Value ?? catalogue.Parameter(parameter!, day)) is not { } limit ? parameter!
            : catalogue.Find(term.Name) is { } indicator ? words.Value(indicator, limit)
            : catalogue.Dimension(term.Name) is not null ? Wording.Say("n_points", Format.Number(limit))
            : Format.Number(limit);
    }
}
