namespace EconomieSociale.Tests.Protocol;

/// <summary>Which areas a version of a unit concerns: every place that the unit ever had, for who once heard of it must hear all that follows.</summary>
internal sealed class Places
{
    private readonly byte[][] told;
    private readonly byte[][] fed;
    private readonly byte[][] read;

    public Places(Setup setup, Fault fault)
    {
        Count = setup.Areas.Max() - 'A' + 1;
        byte[][] Table(bool newPlaceOnly) => [.. Enumerable.Range(0, setup.Units)
            .Select(unit => Enumerable.Range(0, setup.Paths[unit].Length + 1)
                .Select(version => Bits.Of(Concerned(unit, version, newPlaceOnly ? version : fault == Fault.RowNamesLastPlacesOnly ? version - 1 : 1))).ToArray())];
        IEnumerable<int> Concerned(int unit, int version, int first) =>
            Enumerable.Range(1, version).Where(v => v >= first).Select(v => setup.Place(unit, v)).Where(area => area < Count);
        told = Table(fault == Fault.MoveToldToNewPlaceOnly);
        fed = Table(fault == Fault.MoveFedToNewPlaceOnly);
        read = Table(fault == Fault.UnitsThatLeftNotRead);
    }

    /// <summary>How many areas take part.</summary>
    public int Count { get; }

    /// <summary>The areas that a version is told to.</summary>
    public byte Told(int unit, int version) => told[unit][version];

    /// <summary>Whether the feed brings a version to an area.</summary>
    public bool IsFed(int unit, int version, int area) => fed[unit][version].Has(area);

    /// <summary>Whether an area that wakes finds a version among its rows.</summary>
    public bool IsRead(int unit, int version, int area) => read[unit][version].Has(area);
}
