using System.Collections.Immutable;

namespace EconomieSociale.Columns;

/// <summary>Short numbers for texts that repeat over the units of an area: communes, sectors, associations. Number 0 is "none".</summary>
internal sealed class Codes
{
    private readonly Dictionary<string, ushort> numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> texts = [""];

    /// <summary>How many numbers are in use, "none" included: all are below this.</summary>
    public int Count => texts.Count;

    public string this[int number] => texts[number];

    /// <summary>The numbers of those texts that have one.</summary>
    public ushort[] Find(ImmutableArray<string> wanted)
    {
        var found = new ushort[wanted.Length];
        var count = 0;
        foreach (var text in wanted)
        {
            if (numbers.TryGetValue(text, out var number))
            {
                found[count++] = number;
            }
        }

        return count == found.Length ? found : found[..count];
    }

    /// <summary>The number of a text, given to it when it is new.</summary>
    /// <exception cref="OverflowException">More than 65,535 different texts in one area.</exception>
    public ushort Of(string? text)
    {
        if (!numbers.TryGetValue(text ?? "", out var number))
        {
            number = checked((ushort)texts.Count);
            numbers.Add(text!, number);
            texts.Add(text!);
        }

        return number;
    }
}
