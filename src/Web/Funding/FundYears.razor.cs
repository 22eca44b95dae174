using System.Collections.Immutable;
using EconomieSociale.Localisation;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

public sealed partial class FundYears(FundWords words)
{
    [Parameter, EditorRequired]
    public ImmutableArray<FundYearBody> Years { get; set; } = [];

    [Parameter, EditorRequired]
    public ImmutableArray<FundPartnerBody> Partners { get; set; } = [];

    /// <summary>The years from the first in which something was opened or committed.</summary>
    private IEnumerable<FundYearBody> Moved => Years.SkipWhile(y => y is { Opened: 0, Until: { Committed: 0, Agreements: 0 } });

    private string Until(decimal amount) => Wording.Say("fund_until", words.Show(amount));
}
