using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Exchange;

/// <summary>The imports so far, and the form that starts another one.</summary>
public sealed partial class ImportListPage(IGrainFactory grains, Format format, SystemOptions options)
{
    private const int MaxShown = 50;

    private ImmutableArray<ImportProgress> imports = [];

    /// <summary>Why the form that was just sent was refused.</summary>
    [Parameter]
    public ImmutableArray<Reason> Faults { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        var ids = await grains.GetGrain<IImportListGrain>(IImportListGrain.Key).List();
        var found = await Task.WhenAll(ids.Take(MaxShown).Select(i => grains.GetGrain<IImportGrain>(i).Get()));
        imports = [.. found.OfType<ImportProgress>()];
    }
}
