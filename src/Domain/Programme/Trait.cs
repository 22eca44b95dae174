using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>A yes/no about a unit that questions may group and filter by: led by women, exporting, …</summary>
/// <param name="Code">Name of the dimension; its values are <see cref="Yes"/>, <see cref="No"/> and none where it cannot be told.</param>
/// <param name="Condition">Read from the unit's figures at the end of the period asked, without estimates.</param>
public sealed record Trait(string Code, Label Name, Formula Condition)
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>The types of the names that a condition may read.</summary>
    internal static FormulaType? TypeOf(string name, PackDraft draft) => draft.Elements.FirstOrDefault(e => e.Code == name) is { } element
        ? element.Type switch { Reports.ElementType.Date => FormulaType.Date, Reports.ElementType.YesNo => FormulaType.YesNo, _ => FormulaType.Number }
        : draft.Parameters.Any(p => p.Code == name) ? FormulaType.Number : BuiltIn.TypeOf(name);
}
