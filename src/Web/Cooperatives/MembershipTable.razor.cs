using System.Collections.Immutable;
using EconomieSociale.Associations;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Cooperatives;

/// <summary>Where a unit belonged and when: commune, sector, association, funding line, each newest first.</summary>
public sealed partial class MembershipTable(Names names, IGrainFactory grains)
{
    private IReadOnlyDictionary<string, string> associations = new Dictionary<string, string>();

    [Parameter, EditorRequired]
    public required OrganisationUnit Unit { get; set; }

    private IEnumerable<Line> Lines =>
    [
        .. Of("commune", Unit.Commune, names.Division, code => $"/territoires/{code}"),
        .. Of("sector", Unit.Sector, names.Sector, code => Address.Of(Address.Units, ("sector", code))),
        .. Of("association", Unit.Association, code => associations.GetValueOrDefault(code, code), code => Address.Of(Address.Units, ("association", code))),
        .. Of("funding_line", Unit.FundingLine, code => names.Listed(CodeList.FundingLine, code), _ => null),
    ];

    /// <summary>Associations have names of their own; one that nobody registered is shown by its code.</summary>
    protected override async Task OnInitializedAsync()
    {
        var codes = Unit.Association.Entries.Select(e => e.Code).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var views = await Task.WhenAll(codes.Select(c => grains.GetGrain<IAssociationGrain>(c).Get()));
        associations = views.Where(v => v.Profile is not null).ToDictionary(v => v.Code, v => Names.Unit(v.Profile!.Name, v.Profile.NameAr), StringComparer.Ordinal);
    }

    private static IEnumerable<Line> Of(string title, MembershipHistory history, Func<string, string> name, Func<string, string?> link) =>
        MembershipBody.Dated(history).Reverse().Select(m => m.Code is { } code
            ? new Line(title, name(code), link(code), m)
            : new Line(title, Wording.Say("belongs_to_none"), null, m));

    private sealed record Line(string Title, string Name, string? Href, MembershipBody Membership);
}
