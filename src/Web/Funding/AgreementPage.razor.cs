using System.Collections.Immutable;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

/// <summary>An agreement: who pays what, where it and its tranches and milestones stand, and its life line, operation by operation.</summary>
public sealed partial class AgreementPage(Pack pack, FundWords words, Names names, Format format, IGrainFactory grains, TimeProvider clock)
{
    private static readonly ImmutableArray<OperationKind> OpenKinds =
    [
        OperationKind.Commitment, OperationKind.Order, OperationKind.Disbursement, OperationKind.Justification, OperationKind.Refund, OperationKind.Waiver, OperationKind.Milestone,
        OperationKind.Replanning, OperationKind.Hold, OperationKind.Release, OperationKind.Closure, OperationKind.Reversal,
    ];

    /// <summary>What may still come to an agreement that is closed.</summary>
    private static readonly ImmutableArray<OperationKind> ClosedKinds = [OperationKind.Justification, OperationKind.Refund];

    private string line = "";
    private Agreement? agreement;
    private AgreementBalance balance = null!;
    private ImmutableArray<Operation> operations = [];
    private ImmutableHashSet<int> reversed = [];
    private ImmutableArray<MilestoneState> milestones = [];
    private ImmutableHashSet<int> held = [];
    private ILookup<int, Operation> tranches = null!;
    private DateOnly today;
    private bool isSigned;

    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The form that was just sent and did nothing.</summary>
    [Parameter]
    public FundForm? Refused { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private ImmutableArray<OperationKind> Kinds => balance.IsClosed ? ClosedKinds : OpenKinds;

    protected override async Task OnInitializedAsync()
    {
        if (NumberedId.Read(Id) is var (code, number) && pack.Fund?.Lines.ContainsKey(code) == true)
        {
            line = code;
            var book = await grains.GetGrain<IFundingLineGrain>(code).Get();
            agreement = book.Find(number);
            balance = book.Balance(number);
            operations = [.. book.Operations.Where(o => o.Command.Agreement == number)];
            reversed = [.. operations.Select(o => o.Command.Reverses).OfType<int>()];
            if (agreement is not null)
            {
                Operation[] standing = [.. book.ByAgreement()[number]];
                milestones = [.. MilestoneState.Of(agreement.Terms.Milestones, [.. standing.Select(FundStep.Of)])];
                held = [.. HoldRules.Held(standing)];
                tranches = standing.Where(o => o.Command.Tranche is not null).ToLookup(o => o.Command.Tranche!.Value);
            }
        }

        today = pack.Today(clock);
        isSigned = Http.Request.Query["signed"] == "true";
        if (agreement is null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
