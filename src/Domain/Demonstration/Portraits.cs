using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Programme;

namespace EconomieSociale.Demonstration;

/// <summary>Draws the units of a plan: kind, place, sector, character, life.</summary>
internal sealed class Portraits(DemonstrationPlan plan, PlanCalendar calendar)
{
    private const int CodeDigits = 4;

    /// <summary>All units, in the order of their codes. One that merges shapes the next.</summary>
    public ImmutableArray<Portrait> Draw()
    {
        var drawn = ImmutableArray.CreateBuilder<Portrait>(plan.UnitCount);
        foreach (var kind in plan.Kinds)
        {
            Portrait? before = null;
            for (var number = 1; number <= kind.Count; number++)
            {
                before = One(kind, number, new(plan.Seed, drawn.Count), before);
                drawn.Add(before);
            }
        }

        return drawn.MoveToImmutable();
    }

    private Portrait One(PlanKind kind, int number, Draws draws, Portrait? before)
    {
        var absorbed = before is { IntoNext.IsEmpty: false } ? before : null;
        var scope = new TraitScope(draws);
        scope.Take(kind.Traits);
        var commune = absorbed?.Commune ?? scope.Choose(plan.Communes, "commune") ?? plan.Communes[0];
        scope.Take(commune.Traits);
        var sector = absorbed?.Sector ?? scope.Choose(plan.Sectors, "sector") ?? plan.Sectors[0];
        scope.Take(sector.Traits);
        var legalForm = Taken(scope, scope.Choose(kind.LegalForms, "legal form"));
        var behaviours = Characters(scope, absorbed, isLast: number == kind.Count);
        var line = draws.Uniform("funded", "chance") < scope.Evaluate(plan.FundingLines.Share) ? Taken(scope, scope.Choose(plan.FundingLines.Options, "funding line")) : null;
        var association = Taken(scope, absorbed is null ? Association(scope, commune.Code, sector.Code) : absorbed.Association);
        scope.Take(plan.Traits);

        var founded = calendar.Main(scope.Evaluate(plan.Life.FoundedIn) ?? 0).FirstDay.AddDays((int)(scope.Evaluate(plan.Life.FoundedDay) ?? 0));
        return new(
            kind.Prefix + number.ToString(CultureInfo.InvariantCulture).PadLeft(CodeDigits, '0'),
            kind,
            Name(behaviours.Values.Select(b => b.Name).LastOrDefault(n => n is not null) ?? kind.Name, scope, sector, number),
            commune,
            sector,
            legalForm,
            line,
            association,
            scope,
            behaviours.ToImmutableSortedDictionary(b => b.Key, b => b.Value.Code, StringComparer.Ordinal),
            behaviours.Where(b => b.Value.IntoNext is not null).ToImmutableDictionary(b => b.Key, b => b.Value.IntoNext!, StringComparer.Ordinal),
            founded,
            scope.Evaluate(plan.Life.ClosedIn) is { } closed ? calendar.Main(closed).FirstDay : null,
            absorbed);
    }

    /// <summary>The last unit of a kind cannot merge into a next one: it is as most are.</summary>
    private Dictionary<string, PlanBehaviour> Characters(TraitScope scope, Portrait? absorbed, bool isLast)
    {
        var chosen = new Dictionary<string, PlanBehaviour>(StringComparer.Ordinal);
        foreach (var character in plan.Characters)
        {
            var option = absorbed?.IntoNext.GetValueOrDefault(character.Name) is { } forced
                ? character.Options.First(o => o.Code == forced)
                : scope.Choose(character.Options, character.Name) ?? character.Options[0];
            option = isLast && option.IntoNext is not null ? character.Options[0] : option;
            scope.Take(option.Traits);
            chosen[character.Name] = option;
        }

        return chosen;
    }

    private static T? Taken<T>(TraitScope scope, T? option)
        where T : PlanOption
    {
        scope.Take(option?.Traits ?? []);
        return option;
    }

    private PlanAssociation? Association(TraitScope scope, string commune, string sector)
    {
        var share = plan.AssociationShare is { } formula ? scope.Evaluate(formula) : 0;
        return scope.Draws.Uniform("supervised", "chance") < share
            ? scope.Choose([.. plan.Associations.Where(a => a.Serves(commune, sector))], "association")
            : null;
    }

    private PlanText Name(PlanText pattern, TraitScope scope, PlanSector sector, int number)
    {
        var word = plan.Words[(int)(scope.Draws.Uniform("word", "choice") * plan.Words.Length)];
        var shown = number.ToString(CultureInfo.InvariantCulture).PadLeft(CodeDigits, '0');
        return new(Fill(pattern.Fr, word.Fr, sector.Word.Fr), Fill(pattern.Ar, word.Ar, sector.Word.Ar));

        string Fill(string text, string name, string trade) => text
            .Replace("{word}", name, StringComparison.Ordinal)
            .Replace("{sector}", trade, StringComparison.Ordinal)
            .Replace("{number}", shown, StringComparison.Ordinal);
    }
}
