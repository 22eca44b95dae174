using System.Collections.Immutable;

namespace EconomieSociale.Programme;

/// <summary>A number of the law or the programme that changes on known dates, such as the least number of members.</summary>
public sealed record Parameter(string Code, ImmutableArray<(DateOnly? From, decimal Value)> Values)
{
    /// <summary>The value in force on a day; null before the first date.</summary>
    public decimal? On(DateOnly day) => Values
        .Where(v => v.From is null || v.From <= day)
        .OrderByDescending(v => v.From ?? DateOnly.MinValue)
        .Select(v => (decimal?)v.Value)
        .FirstOrDefault();
}
