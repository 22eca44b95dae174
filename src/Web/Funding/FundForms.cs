using System.Collections.Immutable;
using EconomieSociale.Components;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Antiforgery;

namespace EconomieSociale.Funding;

/// <summary>
/// What the forms of the fund are sent to, each at the address of its page. What is entered leads to the page that shows it; what is refused shows the form again as it was
/// filled in.
/// </summary>
public static class FundForms
{
    /// <summary>Before the pages of the same addresses, which would take the forms as well.</summary>
    private const int BeforePages = -1;

    public static void MapFundForms(this IEndpointRouteBuilder app)
    {
        var forms = app.MapGroup(Address.Fund).WithOrder(BeforePages).ExcludeFromDescription();
        forms.MapPost("/", OnFund);
        forms.MapPost("/{code}", OnLine);
        forms.MapPost("/conventions/{id}", OnAgreement);
    }

    private static async Task<IResult> OnFund(HttpContext context, IAntiforgery antiforgery, FundDesk desk, Pack pack)
    {
        var form = await Read(context, antiforgery);
        RazorComponentResult<Standalone> Show(int status, FundForm? refused) => Standalone.Show<FundPage>(status, (nameof(FundPage.Refused), refused));
        return pack.Fund is null ? Show(404, null) : await Enter(form, Address.Fund, Show, async kind =>
        {
            var (command, book, faults) = await desk.Enter(kind, form.Operation(pack.Fund.Decimals));
            return (command, book.Operations, faults);
        });
    }

    private static async Task<IResult> OnAgreement(string id, HttpContext context, IAntiforgery antiforgery, FundDesk desk, Pack pack)
    {
        var form = await Read(context, antiforgery);
        RazorComponentResult<Standalone> Show(int status, FundForm? refused) =>
            Standalone.Show<AgreementPage>(status, (nameof(AgreementPage.Id), id), (nameof(AgreementPage.Refused), refused));
        return AgreementsApi.Known(id, pack) is not var (line, agreement) ? Show(404, null) : await Enter(form, Address.Agreement(id), Show, async kind =>
        {
            var (command, book, faults) = await desk.Enter(line, agreement, kind, form.Operation(pack.Fund!.Decimals));
            return (command, book.Operations, faults);
        });
    }

    /// <summary>What the forms of operations have in common.</summary>
    /// <param name="page">Where what was entered is shown.</param>
    /// <param name="show">The page again, with the form that was refused.</param>
    private static async Task<IResult> Enter(
        FundForm form,
        string page,
        Func<int, FundForm, IResult> show,
        Func<OperationKind, Task<(FundCommand Command, ImmutableArray<Operation> Operations, ImmutableArray<Reason> Faults)>> enter)
    {
        if (!form.Faults.IsEmpty)
        {
            return show(400, form);
        }

        if (form.Kind is not { } kind)
        {
            return show(422, form with { Faults = [Reason.Of("unknown_operation_kind", "kind", form["kind"])] });
        }

        var (command, operations, faults) = await enter(kind);
        if (!faults.IsEmpty)
        {
            return show(422, form with { Faults = faults });
        }

        var entered = operations.First(o => o.Command.CommandId == command.CommandId);
        return entered.Command == command ? Done(Address.Entered(page, entered.Number)) : show(422, Renewed(form, entered.Number));
    }

    private static async Task<IResult> OnLine(string code, HttpContext context, IAntiforgery antiforgery, FundDesk desk, Pack pack)
    {
        var form = await Read(context, antiforgery);
        RazorComponentResult<Standalone> Show(int status, FundForm? refused) =>
            Standalone.Show<LinePage>(status, (nameof(LinePage.Code), code), (nameof(LinePage.Refused), refused));
        if (pack.Fund is not { } terms || !terms.Lines.ContainsKey(code))
        {
            return Show(404, null);
        }

        if (!form.Faults.IsEmpty)
        {
            return Show(400, form);
        }

        ImmutableArray<Reason> faults = [.. form.PartnerFaults];
        if (!faults.IsEmpty)
        {
            return Show(422, form with { Faults = faults });
        }

        (var draft, var book, faults) = await desk.Sign(code, form.Agreement(terms.Decimals));
        if (!faults.IsEmpty)
        {
            return Show(422, form with { Faults = faults });
        }

        var signed = book.Agreements.First(a => a.Terms.CommandId == draft.CommandId);
        return IsSame(signed.Terms, draft)
            ? Done(Address.Signed(NumberedId.Of(code, signed.Number)))
            : Show(422, Renewed(form, signed.Number));
    }

    /// <summary>What was sent; refused when it did not come from a page of ours.</summary>
    private static async Task<FundForm> Read(HttpContext context, IAntiforgery antiforgery)
    {
        var isOurs = await antiforgery.IsRequestValidAsync(context);
        var form = FundForm.Of(context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty);
        return isOurs ? form : form with { Faults = [Reason.Of("page_expired", "")] };
    }

    private static RedirectHttpResult Done(string address) => TypedResults.LocalRedirect($"{address}#entered");

    /// <summary>A form that was changed after it had been entered, as browsers let people go back to it: the change is another entry, or none, and the sender decides.</summary>
    private static FundForm Renewed(FundForm form, int entered) =>
        form with { Command = FundForm.NewCommand(), Faults = [Reason.Of("entered_before", "", $"{entered}")] };

    private static bool IsSame(AgreementDraft one, AgreementDraft other) =>
        one with { Partners = other.Partners, Tranches = other.Tranches, Planned = other.Planned } == other
        && one.Partners.SequenceEqual(other.Partners) && one.Tranches.SequenceEqual(other.Tranches) && one.Milestones.SequenceEqual(other.Milestones);
}
