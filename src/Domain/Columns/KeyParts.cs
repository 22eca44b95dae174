using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>Finds the columns of the dimensions that a question names.</summary>
/// <param name="area">Only what lies in this area counts; null: anywhere.</param>
internal sealed class KeyParts(AreaBook book, AggregateQuery query, PeriodRange range, string? area)
{
    private readonly PlacePart communes = new(book.Places, PlaceColumn.Commune);
    private NumberFilter? within;

    private Pack Pack => book.Pack;

    private NumberFilter Within => within ??= book.Places.Within(query.Territory, query.Vintage, area, Lies);

    /// <summary>Null for the unit itself.</summary>
    public KeyPart? Of(string dimension) => dimension switch
    {
        Dimensions.Unit => null,
        Dimensions.Sector => new PlacePart(book.Places, PlaceColumn.Sector),
        Dimensions.Association => new PlacePart(book.Places, PlaceColumn.Association),
        Dimensions.FundingLine => new PlacePart(book.Places, PlaceColumn.Line),
        Dimensions.LegalForm => new AttributePart(book.Attributes, isKind: false),
        Dimensions.Kind => new AttributePart(book.Attributes, isKind: true),
        Dimensions.State or Dimensions.Status => new EndStates(book, query, range).Part(dimension),
        Dimensions.Size => Size(),
        _ when Pack.Trait(dimension) is { } trait => Trait(trait),
        _ => book.Places.Level(dimension, Within, commune => Path(commune).FirstOrDefault(d => d.Level == dimension)?.Code ?? AggregateRules.None),
    };

    /// <summary>The conditions on the place and on the dimensions that the question names.</summary>
    public (KeyPart Part, NumberFilter Filter)[] Filters()
    {
        var filters = new (KeyPart Part, NumberFilter Filter)[query.Filters.Length + 1];
        filters[0] = (communes, Within);
        for (var i = 0; i < query.Filters.Length; i++)
        {
            var filter = query.Filters[i];
            var part = Of(filter.Dimension) ?? Named(filter.Values);
            filters[i + 1] = (part, part.Filter(filter.Values, filter.Excludes));
        }

        return filters;
    }

    private bool Lies(string commune, string? area)
    {
        var path = Path(commune);
        return path.Any(d => d.Code == query.Territory) && (area is null || path.Any(d => d.Code == area));
    }

    /// <summary>True if the size of a unit is that of one report, so that it does not depend on where the unit lay when.</summary>
    public static bool CanSize(PeriodRange range, AggregateQuery query, Pack pack) => range.Length == 1
        && pack.CoverageSource(range.Kind)?.PeriodKind == range.Kind
        && pack.Sizes.Elements.Concat(query.Elements).Select(pack.Element).OfType<DataElement>().Where(e => e.IsSummable)
            .All(e => pack.Source(e, range.Kind) is not { } source || source.PeriodKind == range.Kind);

    private ImmutableArray<Division> Path(string commune) =>
        Pack.Territory.Find(commune) is { } division && Pack.Territory.Exists(division, query.Vintage) ? Pack.Territory.Path(division, query.Vintage) : [];

    /// <summary>For a condition that names units: which of them a row is.</summary>
    private DerivedPart Named(ImmutableArray<string> units) =>
        new(new UnitColumn(row => (ushort)(units.IndexOf(book.Units[row].Code) + 1)), units.Length + 1, n => n == 0 ? AggregateRules.None : units[n - 1]);

    private DerivedPart Trait(Trait trait) => book.Derived.Part(new(trait.Code, PeriodRange.Of(range.Last), null, query.ValidatedOnly), () =>
    {
        string[] values = [AggregateRules.None, Programme.Trait.No, Programme.Trait.Yes];
        return new(new(row => (ushort)Array.IndexOf(values, ReadTrait(trait, row) ?? AggregateRules.None)), values.Length, n => values[n]);
    });

    /// <summary>A trait that is one yes/no of the main form is read from its column, any other by its formula.</summary>
    private string? ReadTrait(Trait trait, int row)
    {
        if (trait.Condition.Root is NameNode { Name: var name } && Pack.Element(name) is { Type: ElementType.YesNo } element && range.Kind == Pack.MainDataSet.PeriodKind
            && element.DataSets.Contains(Pack.MainDataSet.Code) && book.Block(Pack.MainDataSet, range.Last) is { } block
            && block.Amount(row, block.Column(name), query.ValidatedOnly) is { } amount)
        {
            return amount != 0 ? Programme.Trait.Yes : Programme.Trait.No;
        }

        return book.Dossier(row).Trait(trait, range.Last, query.ValidatedOnly);
    }

    private DerivedPart Size() => book.Derived.Part(new(Dimensions.Size, range, null, query.ValidatedOnly), () =>
    {
        var sizes = new SizeClassifier(book, range, query.ValidatedOnly);
        return new(new(sizes.Of, sizes.Fetch), Pack.Sizes.Classes.Length + 1, n => n == 0 ? AggregateRules.None : Pack.Sizes.Classes[n - 1].Code);
    });
}
