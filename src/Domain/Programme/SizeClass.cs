using System.Collections.Immutable;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>A size class: all units below a bound that are in no smaller class.</summary>
/// <param name="Below">Exclusive bound in natural units; null for the last class.</param>
public sealed record SizeClass(string Code, Label Name, decimal? Below);

/// <summary>How units are put into size classes: by the first of the elements that they report.</summary>
public sealed record SizeScale(ImmutableArray<string> Elements, ImmutableArray<SizeClass> Classes)
{
    public static readonly SizeScale None = new([], []);

    /// <summary>The class of the figures, or null when none of the elements is reported.</summary>
    public string? Classify(Figures figures, Func<string, int> decimals)
    {
        foreach (var element in Elements)
        {
            if (figures.Amount(element) is { } minor)
            {
                var amount = FixedPoint.FromMinor(minor, decimals(element));
                return Classes.First(c => c.Below is null || amount < c.Below).Code;
            }
        }

        return null;
    }
}
