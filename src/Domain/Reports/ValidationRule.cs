using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>A hard rule refuses a report; a soft one lets it pass with a warning.</summary>
public enum RuleStrength
{
    Hard = 1,
    Soft = 2,
}

/// <summary>A condition that the values of a report must meet. It is not judged while one of its values is missing or not applicable.</summary>
/// <param name="Field">The element to which the message is attached.</param>
/// <param name="Condition">True (not zero) when all is well.</param>
/// <param name="Message">What to tell the person, in three languages.</param>
public sealed record ValidationRule(string Code, string DataSet, RuleStrength Strength, string Field, Formula Condition, Label Message);
