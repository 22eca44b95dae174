using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace EconomieSociale.Reports;

/// <summary>What a form asks for, in ordinal order, so that the values of a report are put in their places and not sorted; full reports share one list of elements.</summary>
public sealed class FormElements
{
    private readonly ImmutableArray<string> codes;
    private readonly FrozenDictionary<string, (DataElement Element, int Place)> places;

    public FormElements(string dataSet, IEnumerable<DataElement> elements)
    {
        ImmutableArray<DataElement> asked = [.. elements.Where(e => e.DataSets.Contains(dataSet)).OrderBy(e => e.Code, StringComparer.Ordinal)];
        codes = [.. asked.Select(e => e.Code)];
        places = asked.Select((e, i) => (Element: e, Place: i)).ToFrozenDictionary(p => p.Element.Code, StringComparer.Ordinal);
    }

    /// <summary>How many elements the form has: places run from 0.</summary>
    public int Count => codes.Length;

    /// <summary>False when the form does not ask for it.</summary>
    public bool TryPlace(string code, [NotNullWhen(true)] out DataElement? element, out int place)
    {
        var found = places.TryGetValue(code, out var at);
        (element, place) = at;
        return found;
    }

    /// <summary>The values that were given, without the places that were left empty.</summary>
    /// <param name="values">By place; not used afterwards.</param>
    /// <param name="given">By place whether there is a value.</param>
    public Figures Figures(ElementValue[] values, bool[] given)
    {
        var count = given.AsSpan().Count(true);
        if (count == Count)
        {
            return Reports.Figures.FromSorted(codes, ImmutableCollectionsMarshal.AsImmutableArray(values));
        }

        var (elements, amounts) = (ImmutableArray.CreateBuilder<string>(count), ImmutableArray.CreateBuilder<ElementValue>(count));
        for (var place = 0; place < Count; place++)
        {
            if (given[place])
            {
                elements.Add(codes[place]);
                amounts.Add(values[place]);
            }
        }

        return Reports.Figures.FromSorted(elements.MoveToImmutable(), amounts.MoveToImmutable());
    }
}
