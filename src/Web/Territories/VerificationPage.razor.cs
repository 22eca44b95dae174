using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Territories;

/// <summary>The proof of the totals: what they were compared with, what was found, and when.</summary>
public sealed partial class VerificationPage(Pack pack, Names names, Format format, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>A first comparison, after a start, that takes longer is shown when somebody looks again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private Division division = null!;
    private string vintage = "";
    private ReconciliationBody? found;
    private ImmutableArray<Reason> faults = [];

    /// <summary>Why the button that was just pressed did nothing.</summary>
    [Parameter]
    public Reason? Refusal { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>The areas worth a line, what is wrong first: a programme lives in a few areas of the whole map.</summary>
    private ImmutableArray<AreaCheckBody> Held => [.. found!.Areas.Where(a => !IsEmpty(a)).OrderByDescending(a => a.Differences).ThenByDescending(a => a.ComparedUnits)];

    private ImmutableArray<AreaCheckBody> Empty => [.. found!.Areas.Where(IsEmpty)];

    protected override async Task OnInitializedAsync()
    {
        var query = new QueryReader(Http.Request.Query);
        (division, vintage) = TerritoryChoice.Read(query, pack);
        faults = Refusal is null ? query.Faults : [Refusal, .. query.Faults];
        if (!query.Faults.IsEmpty)
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        found = ReconciliationBody.Of(await Ask(grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(division.Code, vintage))), names);
    }

    private async Task<ImmutableArray<AreaCheck>> Ask(ITerritoryGrain territory)
    {
        try
        {
            return await territory.Check(again: false).WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            return await territory.Checked();
        }
    }

    private static bool IsEmpty(AreaCheckBody area) => area is { ComparedUnits: 0, Differences: 0, CheckedAt: not null };

    /// <summary>Areas whose first comparison is under way.</summary>
    private int Waiting => found!.Areas.Count(a => a.CheckedAt is null);

    /// <summary>What is not known yet is no zero.</summary>
    private static string Count(AreaCheckBody area, int count) => area.CheckedAt is null ? Format.Silence : Format.Whole(count);

    private string When(DateTimeOffset? at) => at is { } moment ? format.Moment(moment) : Wording.Say("not_compared_yet");
}
