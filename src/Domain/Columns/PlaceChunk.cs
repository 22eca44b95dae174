namespace EconomieSociale.Columns;

/// <summary>Where the units of a chunk belong on a day, as numbers of <see cref="PlaceBook"/>. Days on which they belong alike share one.</summary>
internal sealed class PlaceChunk
{
    public const int Columns = 4;

    private readonly ushort[] communes = new ushort[ReportChunk.Size];
    private readonly ushort[] sectors = new ushort[ReportChunk.Size];
    private readonly ushort[] associations = new ushort[ReportChunk.Size];
    private readonly ushort[] lines = new ushort[ReportChunk.Size];
    private readonly ColumnSpan[] spans = new ColumnSpan[Columns];

    public PlaceEntry this[int row]
    {
        get => new(communes[row], sectors[row], associations[row], lines[row]);
        set
        {
            (communes[row], sectors[row], associations[row], lines[row]) = (value.Commune, value.Sector, value.Association, value.Line);
            See(PlaceColumn.Commune, value.Commune);
            See(PlaceColumn.Sector, value.Sector);
            See(PlaceColumn.Association, value.Association);
            See(PlaceColumn.Line, value.Line);
        }
    }

    public ReadOnlySpan<ushort> Numbers(PlaceColumn column) => column switch
    {
        PlaceColumn.Commune => communes,
        PlaceColumn.Sector => sectors,
        PlaceColumn.Association => associations,
        _ => lines,
    };

    public ColumnSpan Span(PlaceColumn column) => spans[(int)column];

    public PlaceChunk Copy()
    {
        var copy = new PlaceChunk();
        for (var row = 0; row < ReportChunk.Size; row++)
        {
            copy[row] = this[row];
        }

        return copy;
    }

    public bool SameAs(PlaceChunk other) => communes.AsSpan().SequenceEqual(other.communes) && sectors.AsSpan().SequenceEqual(other.sectors)
        && associations.AsSpan().SequenceEqual(other.associations) && lines.AsSpan().SequenceEqual(other.lines);

    private void See(PlaceColumn column, ushort number) => spans[(int)column] = spans[(int)column].With(number);
}

/// <summary>The dated memberships of a unit.</summary>
internal enum PlaceColumn
{
    Commune = 0,
    Sector = 1,
    Association = 2,
    Line = 3,
}

/// <summary>The memberships of one unit on one day.</summary>
internal readonly record struct PlaceEntry(ushort Commune, ushort Sector, ushort Association, ushort Line)
{
    /// <summary>False for an entry that says nothing: every unit lies in some commune.</summary>
    public bool IsKnown => Commune > 0;

    public ushort this[PlaceColumn column] => column switch
    {
        PlaceColumn.Commune => Commune,
        PlaceColumn.Sector => Sector,
        PlaceColumn.Association => Association,
        _ => Line,
    };
}
