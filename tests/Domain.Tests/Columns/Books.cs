using EconomieSociale.Columns;
using EconomieSociale.Programme;
using EconomieSociale.Territories;

namespace EconomieSociale.Tests.Columns;

/// <summary>Makes books of contributions as an area would hear them.</summary>
internal static class Books
{
    public static AreaBook Of(IEnumerable<UnitContributions> units, Pack? pack = null)
    {
        var book = new AreaBook(pack ?? TestPack.Pack);
        foreach (var unit in units)
        {
            book.Apply(Whole(unit));
        }

        return book;
    }

    public static UnitNews Whole(UnitContributions unit) => new(unit, [], true);

    public static UnitNews Part(UnitContributions unit) => new(unit, [], false);
}
