using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.People;

/// <summary>Who is told of alerts, for administrators; and the form that adds somebody, or a relation to somebody who is known.</summary>
public sealed partial class PeoplePage(Pack pack, RelationWords relations, IGrainFactory grains, TimeProvider clock)
{
    private ImmutableArray<PersonView> people = [];
    private DateOnly today;

    /// <summary>Why what was just sent did nothing.</summary>
    [Parameter]
    public ImmutableArray<Reason> Faults { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        today = pack.Today(clock);
        people = await PeopleApi.All(grains);
    }
}
