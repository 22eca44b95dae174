using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Exchange;

/// <summary>How far an import is, and what it refused. While it runs the page renews itself.</summary>
public sealed partial class ImportPage(IGrainFactory grains, ImportFolder folder, Format format)
{
    private const int MaxErrors = 20;

    private ImportProgress? progress;
    private ImmutableArray<ImportError> errors = [];

    [Parameter]
    public string Id { get; set; } = "";

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>Said by screen readers when it changes: at the quarters and at the end only.</summary>
    private string Announcement => progress!.IsOver
        ? Wording.Say($"import_{JsonName.Of(progress.State)}")
        : Wording.Say("rows_read_share", Format.Whole((long)(progress.Share * 4) * 25));

    protected override async Task OnInitializedAsync()
    {
        progress = folder.IsId(Id) ? await grains.GetGrain<IImportGrain>(Id).Get() : null;
        if (progress is null)
        {
            Http.Missing(Reason.Of("unknown_import", "id", Id));
        }
        else if (progress.IsOver)
        {
            // Before the end the last line of the file may be half written.
            errors = [.. ImportErrors.Read(folder.Errors(Id)).Take(MaxErrors)];
        }
    }
}
