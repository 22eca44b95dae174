using EconomieSociale.Columns;
using EconomieSociale.Programme;
using EconomieSociale.Territories;

namespace EconomieSociale.Tests.Columns;

/// <summary>Makes books of contributions as an area would hear them.</summary>
internal static class Books
{
    /// <summary>A book as an area has it, and one that looks at single rows wherever it can.</summary>
    public static AreaBook New(Pack pack, bool looks = false) => new(pack, looks ? 1 : AreaBook.DefaultRowsPerLook);

    public static AreaBook Of(IEnumerable<UnitContributions> units, Pack? pack = null, bool looks = false)
    {
        var book = New(pack ?? TestPack.Pack, looks);
        foreach (var unit in units)
        {
            book.Apply(Whole(unit));
        }

        return book;
    }

    public static UnitNews Whole(UnitContributions unit) => new(unit, [], true);

    public static UnitNews Part(UnitContributions unit) => new(unit, [], false);
}
