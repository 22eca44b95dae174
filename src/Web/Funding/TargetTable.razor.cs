using System.Collections.Immutable;
using EconomieSociale.Localisation;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

public sealed partial class TargetTable(Names names)
{
    [Parameter, EditorRequired]
    public ImmutableArray<TargetBody> Targets { get; set; } = [];

    private string Scope(TargetBody target) =>
        string.Join(" · ", new[] { target.Territory is { } place ? names.Division(place) : null, target.Sector is { } sector ? names.Sector(sector) : null }.OfType<string>());
}
