namespace EconomieSociale.Indicators;

/// <summary>Where a formula finds its values.</summary>
/// <param name="name">A data element or a parameter of the pack.</param>
/// <param name="periodsBack">0 for the period itself, 1 for the one before.</param>
/// <returns>Natural units (not centimes); null when the value is missing or not applicable.</returns>
public delegate decimal? FormulaContext(string name, int periodsBack);
