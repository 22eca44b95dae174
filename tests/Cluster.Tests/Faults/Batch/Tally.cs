using System.Globalization;
using System.Text.Json;

namespace EconomieSociale.Tests.Faults;

/// <summary>The totals of one row of an answer. Two are equal when their texts are: every number is in them, exactly.</summary>
internal sealed class Tally
{
    private readonly decimal[] sums = new decimal[Measure.All.Length];
    private readonly long[] reported = new long[Measure.All.Length];

    public long Units { get; set; }

    public long Expected { get; set; }

    public long Reported { get; set; }

    public long Collective { get; set; }

    public bool IsNothing => (Units, Expected, Reported, Collective) == (0, 0, 0, 0) && reported.All(r => r == 0);

    /// <summary>As the API answers.</summary>
    public static Tally Read(JsonElement body)
    {
        var tally = new Tally
        {
            Units = body.GetProperty("units").GetInt64(),
            Expected = body.GetProperty("expected").GetInt64(),
            Reported = body.GetProperty("reported").GetInt64(),
            Collective = body.GetProperty("collective").GetInt64(),
        };
        for (var i = 0; i < Measure.All.Length; i++)
        {
            var element = body.GetProperty("elements").GetProperty(Measure.All[i].Code);
            (tally.sums[i], tally.reported[i]) = (element.GetProperty("sum").GetDecimal(), element.GetProperty("reported").GetInt64());
        }

        return tally;
    }

    public void Add(int measure, decimal value)
    {
        sums[measure] += value;
        reported[measure]++;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"units {Units} expected {Expected} reported {Reported} collective {Collective} ")
        + Sums();

    /// <summary>The elements alone.</summary>
    public string Sums() => string.Join(' ', sums.Zip(reported, (s, n) => string.Create(CultureInfo.InvariantCulture, $"{s:0.00##}/{n}")));
}
