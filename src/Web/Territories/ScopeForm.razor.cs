using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Territories;

/// <summary>Chooses the period and the vintage. A plain form and links: the choice is in the address.</summary>
public sealed partial class ScopeForm(Pack pack, TimeProvider clock)
{
    [Parameter, EditorRequired]
    public required TerritoryScope Scope { get; set; }

    /// <summary>The address of the page without its query.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    private string Link(Vintage vintage) => Path == Address.Home
        ? Address.Of(Address.Home, ("vintage", vintage.Code), ("period", Scope.Period.ToString()))
        : Scope.In(vintage, pack.Territory);
}
