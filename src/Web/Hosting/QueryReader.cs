using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Values;

namespace EconomieSociale.Hosting;

/// <summary>Reads the query of an address and collects what is wrong with it, so that the answer names all faults at once.</summary>
public sealed class QueryReader(IQueryCollection query)
{
    private readonly ImmutableArray<Reason>.Builder faults = ImmutableArray.CreateBuilder<Reason>();

    public ImmutableArray<Reason> Faults => faults.ToImmutable();

    public void Fault(string code, string key, params string[] args) => faults.Add(Reason.Of(code, key, args));

    /// <summary>The text of a parameter; null when it is absent or empty.</summary>
    public string? Text(string key) => query[key].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A list separated by commas.</summary>
    public ImmutableArray<string>? List(string key) =>
        Text(key) is { } text ? [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] : null;

    public int Int(string key, int otherwise, int from, int to)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
        {
            return number;
        }

        Fault("out_of_range", key, $"{from}", $"{to}");
        return otherwise;
    }

    /// <summary>A day such as 2026-03-31; null when it is absent. Years around it must be periods too.</summary>
    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > Period.MinYear and < Period.MaxYear)
        {
            return day;
        }

        Fault("not_a_date", key, text);
        return null;
    }

    /// <summary>One of some words; the first of them when absent.</summary>
    public string Word(string key, string fault, params ReadOnlySpan<string> words)
    {
        var text = Text(key) ?? words[0];
        if (!words.Contains(text))
        {
            Fault(fault, key, text);
        }

        return text;
    }
}
