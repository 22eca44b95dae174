using System.Collections.Immutable;
using System.Globalization;
using CsCheck;

namespace EconomieSociale.Tests.Paper;

/// <summary>Units with the reports of two years: plausible ones of all colours, with everything that goes wrong in them.</summary>
internal static class PaperGens
{
    public const string LastQuarter = "2025Q4";

    public static readonly ImmutableArray<string> Quarters = [.. Enumerable.Range(0, 8).Select(i => PaperCalendar.Back(LastQuarter, 7 - i))];

    public static readonly ImmutableArray<string> Years = ["2024", "2025"];

    public static readonly Gen<PaperUnit> Units = Gen.Int[0, PaperDraws.Sides - 1].Array[1_200].Select(numbers => Build(new(numbers)));

    private static PaperUnit Build(PaperDraws draws)
    {
        var traits = new PaperTraits(draws);
        var odd = new PaperOddities(draws);
        var unit = new PaperUnit { Kind = odd.IsTpe ? PaperUnit.Tpe : PaperUnit.Cooperative, Sector = odd.Sector };
        var (form, period) = ("Q", "");
        void Put(string element, double number, int decimals) => unit.Values[(form, period, element)] = Text(number, decimals);
        void PutDay(string element, DateOnly day) => unit.Values[(form, period, element)] = PaperCalendar.Text(day);

        var authorisation = PaperYears.Authorisation(traits, draws);
        var figures = new PaperQuarters(traits, odd, draws, Put);
        for (var i = 0; i < Quarters.Length; i++)
        {
            (form, period) = ("Q", Quarters[i]);
            figures.Next(i);
            PutDay("authorisation_expiry", authorisation[i]);
            if (i % 4 == 3)
            {
                (form, period) = ("A", Years[i / 4]);
                PaperYears.Annual(traits, draws, PaperCalendar.Year(Quarters[i]), figures.Members, Put, PutDay);
            }
        }

        PaperFaults.Apply(unit, traits, draws);
        return unit;
    }

    /// <summary>Yes and no have less than no decimals.</summary>
    private static string Text(double number, int decimals) =>
        decimals < 0 ? (number == 1 ? "true" : "false") : Math.Round((decimal)number, decimals).ToString(CultureInfo.InvariantCulture);
}
