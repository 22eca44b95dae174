using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>A sum and difference of elements of the main form, as most indicators are made of: it can be read from the columns of one period.</summary>
/// <param name="Elements">The elements with their signs.</param>
/// <param name="Decimals">Of all of them.</param>
internal sealed record LinearTerm((string Element, int Sign)[] Elements, int Decimals)
{
    /// <summary>Null for a formula that is anything else.</summary>
    public static LinearTerm? Of(FormulaNode root, Pack pack)
    {
        var elements = new List<(string Element, int Sign)>();
        if (!Collect(root, 1, elements, pack) || elements.Count == 0)
        {
            return null;
        }

        var decimals = pack.DecimalsOf(elements[0].Element);
        return elements.All(e => pack.DecimalsOf(e.Element) == decimals) ? new([.. elements], decimals) : null;
    }

    /// <summary>The term of a row in smallest units; null when the unit does not report all of it.</summary>
    public static long? Read(ReportBlock block, (int Column, int Sign)[] columns, int row, bool validatedOnly)
    {
        long sum = 0;
        foreach (var (column, sign) in columns)
        {
            if (block.Amount(row, column, validatedOnly) is not { } amount)
            {
                return null;
            }

            sum = checked(sum + (sign * amount));
        }

        return sum;
    }

    public (int Column, int Sign)[] Columns(ReportBlock block) => Array.ConvertAll(Elements, e => (block.Column(e.Element), e.Sign));

    private static bool Collect(FormulaNode node, int sign, List<(string Element, int Sign)> elements, Pack pack)
    {
        switch (node)
        {
            case NameNode name when pack.Element(name.Name) is { IsSummable: true } element && element.DataSets.Contains(pack.MainDataSet.Code):
                elements.Add((element.Code, sign));
                return true;
            case UnaryNode { Operator: "-" } minus:
                return Collect(minus.Operand, -sign, elements, pack);
            case BinaryNode { Operator: "+" or "-" } sum:
                return Collect(sum.Left, sign, elements, pack) && Collect(sum.Right, sum.Operator == "+" ? sign : -sign, elements, pack);
            default:
                return false;
        }
    }
}

/// <summary>An indicator whose terms are linear, for questions about one main period.</summary>
/// <param name="Denominator">Null: the numerator alone.</param>
internal sealed record LinearRatio(Indicator Indicator, LinearTerm Numerator, LinearTerm? Denominator)
{
    private const int TermDecimals = 12;

    /// <summary>Null where the indicator needs its formulas, or the range is not one main period.</summary>
    public static LinearRatio? Of(string code, PeriodRange range, Pack pack)
    {
        if (range.Length != 1 || range.Kind != pack.MainDataSet.PeriodKind
            || pack.CatalogueOf(range.Last).Find(code) is not { Subject: Subject.Unit, Applies: null, IsYesNo: false } indicator
            || LinearTerm.Of(indicator.Numerator.Root, pack) is not { } numerator)
        {
            return null;
        }

        var denominator = indicator.Denominator is null ? null : LinearTerm.Of(indicator.Denominator.Root, pack);
        return indicator.Denominator is not null && denominator is null ? null : new(indicator, numerator, denominator);
    }

    /// <summary>True if sums of the terms are all that a total needs.</summary>
    public bool IsSummed => Indicator.Aggregation == Aggregation.RatioOfSums
        || (Indicator.Aggregation == Aggregation.Sum && Denominator is null && Indicator.Factor.Scale + Numerator.Decimals <= TermDecimals);

    /// <summary>The value of one unit from its terms, as <see cref="Indicators.Indicator.Value"/> gives it, rounded; null where the denominator is zero.</summary>
    public decimal? Value(long numerator, long denominator)
    {
        var under = Denominator is null ? 1 : FixedPoint.FromMinor(denominator, Denominator.Decimals);
        return under == 0
            ? null
            : Math.Round(Indicator.Factor * FixedPoint.FromMinor(numerator, Numerator.Decimals) / under, Indicator.RateDecimals, MidpointRounding.AwayFromZero);
    }
}
