using EconomieSociale.Cooperatives;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>What a unit is on every day: its legal form and its kind, as numbers.</summary>
internal sealed class AttributeColumns
{
    private readonly List<ushort[]> forms = [];
    private readonly List<ushort[]> kinds = [];
    private readonly List<int> collective = [];
    private readonly ushort collectiveNumber;

    public AttributeColumns() => collectiveNumber = Kinds.Of(JsonName.Of(UnitKind.Collective));

    public Codes Forms { get; } = new();

    public Codes Kinds { get; } = new();

    public ReadOnlySpan<ushort> FormsOf(int chunk) => forms[chunk];

    public ReadOnlySpan<ushort> KindsOf(int chunk) => kinds[chunk];

    public bool IsCollective(int row) => kinds[row / ReportChunk.Size][row % ReportChunk.Size] == collectiveNumber;

    /// <summary>How many collective entries are in a chunk: mostly none, and nobody has to look for them.</summary>
    public int Collective(int chunk) => collective[chunk];

    public void Write(int row, OrganisationUnit unit)
    {
        var (chunk, at) = Math.DivRem(row, ReportChunk.Size);
        while (forms.Count <= chunk)
        {
            forms.Add(new ushort[ReportChunk.Size]);
            kinds.Add(new ushort[ReportChunk.Size]);
            collective.Add(0);
        }

        var before = kinds[chunk][at] == collectiveNumber ? 1 : 0;
        forms[chunk][at] = Forms.Of(unit.LegalForm);
        kinds[chunk][at] = Kinds.Of(JsonName.Of(unit.Kind));
        collective[chunk] += (kinds[chunk][at] == collectiveNumber ? 1 : 0) - before;
    }
}
