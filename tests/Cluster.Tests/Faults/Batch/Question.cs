using System.Text.Json;

namespace EconomieSociale.Tests.Faults;

/// <summary>A question about totals, as it is asked and as the batch understands it.</summary>
/// <param name="Form">The form that answers it: the quarterly one over quarters, the flash over months.</param>
internal sealed record Question(string Territory, string Vintage, Term Term, string Form, string[] GroupBy, bool Validated = false, string? Unit = null)
{
    /// <summary>The key of the total among the rows.</summary>
    public const string Total = "total";

    public string Path => $"aggregates?territory={Territory}&vintage={Vintage}&period={Term.Id}&groupBy={string.Join(',', GroupBy)}"
        + $"&elements={string.Join(',', Measure.All.Select(m => m.Code))}&indicators=M2"
        + $"&state={(Validated ? "validated" : "submitted")}{(Unit is null ? "" : "&filter=unit:" + Unit)}";

    /// <summary>The total and the rows of an answer by key.</summary>
    public Dictionary<string, Tally> Read(JsonElement answer)
    {
        string Key(JsonElement row) => string.Join('|', GroupBy.Select(d => row.GetProperty("key").GetProperty(d).GetString()));
        var rows = answer.GetProperty("rows").EnumerateArray().ToDictionary(Key, Tally.Read);
        rows[Total] = Tally.Read(answer.GetProperty("total"));
        return rows;
    }

    public override string ToString() =>
        $"{Territory} ({Vintage}) {Form} {Term.Id} by {string.Join(',', GroupBy)}{(Validated ? " validated" : "")}{(Unit is null ? "" : " of " + Unit)}";
}
