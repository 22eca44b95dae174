using System.Globalization;
using System.Text.Json;

namespace EconomieSociale.Tests.Faults;

/// <summary>The values of a report in the order of <see cref="Measure.All"/>: a number, "not applicable", or missing.</summary>
internal sealed class Amounts
{
    private const string NotApplicable = "NA";

    private readonly decimal?[] numbers = new decimal?[Measure.All.Length];
    private readonly bool[] given = new bool[Measure.All.Length];

    /// <summary>The figures of a revision as they rest: whole numbers of smallest units.</summary>
    public static Amounts OfRow(JsonElement figures)
    {
        var amounts = new Amounts();
        foreach (var value in figures.EnumerateObject())
        {
            var at = Array.FindIndex(Measure.All, m => m.Code == value.Name);
            amounts.Set(at, value.Value.ValueKind == JsonValueKind.String ? null : Measure.All[at].FromRest(value.Value.GetInt64()));
        }

        return amounts;
    }

    /// <summary>The number of a measure; null when it is missing or not applicable.</summary>
    public decimal? this[int measure] => numbers[measure];

    /// <summary>Gives a measure a number, or says that it is not applicable.</summary>
    public void Set(int measure, decimal? number) => (given[measure], numbers[measure]) = (true, number);

    /// <summary>The body of a command.</summary>
    public Dictionary<string, object> ToJson() => Enumerable.Range(0, given.Length).Where(i => given[i])
        .ToDictionary(i => Measure.All[i].Code, i => numbers[i] is { } number ? number : (object)NotApplicable);

    public override string ToString() => string.Join(' ', numbers.Select((n, i) => !given[i] ? "-" : n?.ToString("0.###", CultureInfo.InvariantCulture) ?? NotApplicable));
}
