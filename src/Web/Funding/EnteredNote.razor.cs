using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

public sealed partial class EnteredNote(FundWords words)
{
    private Operation? entered;

    /// <summary>Those of the page.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<Operation> Operations { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    protected override void OnInitialized()
    {
        if (int.TryParse(Http.Request.Query["entered"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            entered = Operations.FirstOrDefault(o => o.Number == number);
        }
    }
}
