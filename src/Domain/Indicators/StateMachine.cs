namespace EconomieSociale.Indicators;

/// <summary>
/// The state of a unit: ok, struggling or unknown. It is slower than the colour, so that one bad quarter does not raise an alarm and one good one does not end it
/// (domain report §4). A period without a composite freezes it; after some in a row the state shown is unknown, while what was remembered waits.
/// Runs count assessed periods: one without a composite does not break them.
/// </summary>
/// <param name="Struggling">What is remembered under an unknown state.</param>
/// <param name="Low">Assessed periods in a row that are low.</param>
/// <param name="High">Assessed periods in a row that are good enough to leave.</param>
/// <param name="Silent">Periods in a row without a composite.</param>
/// <param name="Begun">False before the first composite.</param>
public readonly record struct StateMachine(bool Struggling, int Low, int High, int Silent, bool Begun)
{
    public UnitState Shown(ScoringScale scale) =>
        !Begun || Silent >= scale.UnknownAfter ? UnitState.Unknown : Struggling ? UnitState.Struggling : UnitState.Ok;

    /// <summary>The memory after a period.</summary>
    public StateMachine Next(decimal? composite, bool redGate, ScoringScale scale)
    {
        if (composite is not { } points)
        {
            return this with { Silent = Silent + 1 };
        }

        var low = points < scale.Enter.Below || redGate ? Low + 1 : 0;
        var high = points >= scale.Leave.From && !redGate ? High + 1 : 0;
        var struggling = Struggling ? high < scale.Leave.Periods : low >= scale.Enter.Periods || points < scale.Enter.AtOnceBelow;
        return new(struggling, low, high, 0, true);
    }
}
