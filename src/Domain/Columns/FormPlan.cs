using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>The elements of a question that one form answers.</summary>
internal sealed class FormPlan
{
    public FormPlan(DataSet set, ImmutableArray<Period> periods, ImmutableArray<int> places, ImmutableArray<string> elements, bool isLast, Pack pack)
    {
        (Set, Periods, Places, Elements, IsLast) = (set, periods, places, elements, isLast);
        var all = ReportBlock.ElementsOf(set, pack);
        Width = all.Length;
        Columns = [.. elements.Select(e => all.IndexOf(e))];
        var asked = new ulong[(Width + 63) / 64];
        foreach (var column in Columns)
        {
            asked[column >> 6] |= 1UL << (column & 63);
        }

        Asked = [.. asked];
    }

    public DataSet Set { get; }

    public ImmutableArray<Period> Periods { get; }

    /// <summary>Where the elements stand among those asked for.</summary>
    public ImmutableArray<int> Places { get; }

    public ImmutableArray<string> Elements { get; }

    /// <summary>True for stocks over several periods: of each unit the last value counts.</summary>
    public bool IsLast { get; }

    /// <summary>How many elements the form has.</summary>
    public int Width { get; }

    /// <summary>The columns of the elements in every <see cref="ReportBlock"/> of the form.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <summary>The same, a bit for each column of the form.</summary>
    public ImmutableArray<ulong> Asked { get; }
}
