using System.Net;

namespace EconomieSociale.Funding;

/// <summary>The forms of the fund as a browser sends them: what is entered is entered once, what is refused is shown again as it was filled in.</summary>
[Collection(FundCollection.Name)]
public sealed class FundFormTests(FundProgram program)
{
    private const string Line = "management";
    private const string Other = "access_to_finance";

    private static readonly (string, string)[] Signed = [("date", "2026-02-01"), ("author", "Khadija"), ("approver", "Hassan"), ("document", "EN-1")];

    public static IEnumerable<TheoryDataRow<string, (string, string)[]>> FundOperations =>
    [
        new("pledge", [("amount", "1 000,50"), ("partner", "Commune")]),
        new("receipt", [("amount", "1000.50"), ("partner", "Commune")]),
        new("opening", [("amount", "2.000,00"), ("year", "2026")]),
        new("reprogramming", [("amount", "1"), ("from", Line), ("to", Other)]),
        new("reversal", [("reverses", "4")]),
    ];

    [Theory, MemberData(nameof(FundOperations))]
    public async Task An_operation_of_the_fund_that_is_sent_twice_is_entered_once(string kind, (string, string)[] fields)
    {
        var before = await program.Ledger();
        var form = await program.Form("/fonds", kind, [.. fields, .. Signed]);
        var (first, second) = (await program.Send("/fonds", form), await program.Send("/fonds", form));
        Assert.Equal((302, 302), (first.Status, second.Status));
        Assert.Equal(first.Location, second.Location);

        var after = await program.Ledger();
        Assert.Equal(before.Length + 1, after.Length);
        var entered = after.Single(o => o.GetProperty("commandId").GetString() == form.Single(f => f.Key == "commandId").Value);
        Assert.Equal((kind, "Khadija"), (entered.GetProperty("kind").GetString(), entered.GetProperty("author").GetString()));
        Assert.Contains($"Opération inscrite : n° {entered.GetProperty("number")}", await Shown(first.Location!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_life_of_an_agreement_is_entered_form_by_form()
    {
        var sign = await program.Form($"/fonds/{Line}", "",
        [
            ("unit", FundProgram.Unit), ("title", "Moulin"), ("totalCost", "500 000,50"), ("fundShare", "200 000"), ("ownContribution", "100 000,50"),
            ("partnerName", "Commune"), ("partnerShares", "150 000"), ("partnerName", ""), ("partnerShares", ""), ("partnerName", "Région"), ("partnerShares", "50 000"),
            ("tranches", "150 000"), ("tranches", ""), ("tranches", "50 000"), ("tranches", ""),
            ("milestoneName", "Équipement"), ("milestoneDue", "2026-06-01"), ("milestoneName", ""), ("milestoneDue", ""), .. Signed,
        ]);
        var (first, second) = (await program.Send($"/fonds/{Line}", sign), await program.Send($"/fonds/{Line}", sign));
        Assert.Equal((302, first.Location), (second.Status, second.Location));
        Assert.Contains("La convention est signée.", await Shown(first.Location!), StringComparison.Ordinal);

        var page = first.Location!.Split('?')[0];
        await Enter(page, "commitment", ("amount", "200 000"));
        await Enter(page, "order", ("amount", "150 000"), ("tranche", "1"));
        await Enter(page, "disbursement", ("amount", "150 000"), ("tranche", "1"), ("author", "Trésorier"));
        await Enter(page, "waiver", ("tranche", "2"));
        await Enter(page, "justification", ("amount", "100 000"));
        await Enter(page, "reversal", ("reverses", $"{(await Operations(page)).Last().GetProperty("number")}"));
        await Enter(page, "refund", ("amount", "1,25"), ("tranche", "1"));
        await Enter(page, "hold", ("tranche", "2"), ("note", "visite d'abord"));
        Assert.Contains("suspendue", await Shown(page), StringComparison.Ordinal);
        await Enter(page, "release", ("tranche", "2"));
        await Enter(page, "replanning", ("milestone", "1"), ("due", "2026-09-01"));
        await Enter(page, "milestone", ("milestone", "1"));
        Assert.Contains("atteint le", await Shown(page), StringComparison.Ordinal);
        await Enter(page, "closure");

        var agreement = (await program.Api.Get($"fund/agreements/{page.Split('/')[^1]}")).Ok();
        Assert.Equal(
            ["commitment", "order", "disbursement", "waiver", "justification", "reversal", "refund", "hold", "release", "replanning", "milestone", "closure"],
            agreement["operations"].EnumerateArray().Select(o => o.GetProperty("kind").GetString()));
        Assert.Equal("149998.75", agreement["committed"].GetRawText());
        Assert.Equal(["Commune", "Région"], agreement["partnerShares"].EnumerateObject().Select(p => p.Name));
        Assert.Equal([150_000m, 50_000m], agreement["tranches"].EnumerateArray().Select(t => t.GetProperty("amount").GetDecimal()));
        Assert.DoesNotContain("name=\"kind\" value=\"order\"", await program.Http.GetStringAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>A line that is hardly used at the end of the programme: its alert is on its page, and somebody acknowledges it there.</summary>
    [Fact]
    public async Task The_alert_of_a_line_is_acknowledged_on_its_page()
    {
        const string page = "/fonds/organisation_regulation";
        var html = await program.Http.GetStringAsync(page, TestContext.Current.CancellationToken);
        var form = html.Split("<form").Single(f => f.Contains("value=\"acknowledge\"", StringComparison.Ordinal));
        var fields = FundProgram.HiddenIn(form).Append(KeyValuePair.Create("action", "acknowledge"));
        var action = WebUtility.HtmlDecode(form.Split("action=\"")[1].Split('"')[0]);
        var (status, location, _) = await program.Send(action, fields);
        Assert.Equal((302, page + "#alerts"), (status, location));
        Assert.Contains("Prise en charge", await Shown(page), StringComparison.Ordinal);

        (status, _, html) = await program.Send(action, fields.Select(f => f.Key == "alert" ? KeyValuePair.Create("alert", "99") : f));
        Assert.Equal(422, status);
        Assert.Contains("Retour à la ligne de financement", Words(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_invariant_and_keeps_what_was_typed()
    {
        var page = $"/fonds/conventions/{await program.Sign(Other)}";
        var form = await program.Form(page, "commitment", [("amount", "200 000,55"), .. Signed]);
        var (status, _, html) = await program.Send(page, form);
        Assert.Equal(422, status);
        var words = Words(html);
        Assert.Contains("Montant (MAD) : F-I4 : les engagements seraient de 200000.55 pour une part du fonds de 200000.00.", words, StringComparison.Ordinal);
        Assert.Contains("<span class=\"wrong\">F-I4", words, StringComparison.Ordinal);
        Assert.Contains("name=\"amount\" value=\"200 000,55\"", words, StringComparison.Ordinal);
        Assert.Contains("name=\"author\" value=\"Khadija\"", words, StringComparison.Ordinal);
        Assert.Contains("name=\"date\" value=\"2026-02-01\"", words, StringComparison.Ordinal);
        Assert.Contains(form.Single(f => f.Key == "commandId").Value, html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("<details name=\"enter\" open").Length - 1);
        Assert.Empty(await Operations(page));
    }

    [Theory]
    [InlineData("amount", "200.000", "Montant (MAD) : 200.000 n'est pas un montant à 2 décimales au plus.")]
    [InlineData("amount", "", "Montant (MAD) : Un montant supérieur à zéro est attendu, et non 0.00.")]
    [InlineData("approver", "Khadija", "Approuvé par : F-I10 : Khadija ne peut approuver sa propre opération.")]
    [InlineData("approver", " ", "Approuvé par : Ce champ est obligatoire.")]
    [InlineData("date", "", "Date de la pièce : Ce champ est obligatoire.")]
    [InlineData("date", "2199-01-01", "Date de la pièce : F-I8 : 2199-01-01 est après aujourd'hui")]
    [InlineData("tranche", "", "Tranche : Aucune tranche")]
    [InlineData("kind", "gift", "L'opération « gift » n'existe pas.")]
    [InlineData("kind", "pledge", "L'opération pledge est du fonds, pas d'une convention.")]
    public async Task A_mistake_is_said_with_the_name_of_its_field(string field, string typed, string words)
    {
        var page = $"/fonds/conventions/{FundProgram.Told}~1";
        var form = await program.Form(page, "order", [("amount", "1"), ("tranche", "1"), .. Signed]);
        var (status, _, html) = await program.Send(page, form.Select(f => f.Key == field ? KeyValuePair.Create(field, typed) : f));
        Assert.Equal(422, status);
        Assert.Contains(words, Words(html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partnerShares", "12,3,4", "Parts des partenaires (MAD) : 12,3,4 n'est pas un montant")]
    [InlineData("partnerShares", "", "Chaque partenaire a un nom et une part, et figure une seule fois.")]
    [InlineData("partnerName", "", "Chaque partenaire a un nom et une part, et figure une seule fois.")]
    [InlineData("tranches", "1", "F-I5 : les tranches font 1.00, la part du fonds est de 200000.00.")]
    [InlineData("fundShare", "350 000", "F-I5")]
    [InlineData("unit", "NOBODY", "Code de l'unité : L'unité « NOBODY » n'est pas inscrite.")]
    public async Task A_refused_agreement_keeps_what_was_typed(string field, string typed, string words)
    {
        var form = await program.Form($"/fonds/{Line}", "",
        [
            ("unit", FundProgram.Unit), ("title", "Moulin <à eau>"), ("totalCost", "500 000"), ("fundShare", "200 000"), ("ownContribution", "300 000"),
            ("partnerName", "Commune"), ("partnerShares", "0"), ("tranches", "200 000"), .. Signed,
        ]);
        var (status, _, html) = await program.Send($"/fonds/{Line}", form.Select(f => f.Key == field ? KeyValuePair.Create(field, typed) : f));
        Assert.Equal(422, status);
        Assert.Contains(words, Words(html), StringComparison.Ordinal);
        Assert.Contains($"name=\"{field}\" value=\"{WebUtility.HtmlEncode(typed)}\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Moulin &lt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_changed_after_it_was_entered_is_asked_about_and_not_lost()
    {
        var form = await program.Form("/fonds", "pledge", [("amount", "10"), ("partner", "Commune"), .. Signed]);
        Assert.Equal(302, (await program.Send("/fonds", form)).Status);
        var before = await program.Ledger();

        var changed = form.Select(f => f.Key == "amount" ? KeyValuePair.Create("amount", "20") : f).ToArray();
        var (status, _, html) = await program.Send("/fonds", changed);
        Assert.Equal(422, status);
        Assert.Contains("Ce formulaire a déjà été inscrit sous le n°", Words(html), StringComparison.Ordinal);
        Assert.Equal(before.Length, (await program.Ledger()).Length);

        var command = html.Split("<details name=\"enter\" open")[1].Split("name=\"commandId\" value=\"")[1].Split('"')[0];
        Assert.Equal(302, (await program.Send("/fonds", changed.Select(f => f.Key == "commandId" ? KeyValuePair.Create(f.Key, command) : f))).Status);
        Assert.Equal(before.Length + 1, (await program.Ledger()).Length);
    }

    [Theory]
    [InlineData("/fonds", "pledge")]
    [InlineData($"/fonds/{Line}", "")]
    [InlineData($"/fonds/conventions/{FundProgram.Told}~1", "justification")]
    public async Task Without_the_token_of_the_page_nothing_is_entered_and_nothing_typed_is_lost(string page, string kind)
    {
        var before = await program.Ledger();
        var form = await program.Form(page, kind, [("amount", "1"), ("partner", "Commune"), ("unit", FundProgram.Unit), ("title", "Moulin"), .. Signed]);
        var (status, _, html) = await program.Send(page, form.Where(f => f.Key != "__RequestVerificationToken"));
        Assert.Equal(400, status);
        Assert.Contains("Cette page était ouverte depuis trop longtemps", Words(html), StringComparison.Ordinal);
        Assert.Contains("value=\"Khadija\"", html, StringComparison.Ordinal);
        Assert.Equal(before.Length, (await program.Ledger()).Length);
    }

    [Theory]
    [InlineData("/fonds/nowhere")]
    [InlineData("/fonds/journal")]
    [InlineData("/fonds/conventions/nowhere~1")]
    [InlineData($"/fonds/conventions/{FundProgram.Told}~99")]
    public async Task A_form_to_what_does_not_exist_is_answered_by_404(string page)
    {
        var form = await program.Form("/fonds", "pledge", Signed);
        Assert.Equal(404, (await program.Send(page, form.Select(f => f.Key == "kind" ? KeyValuePair.Create("kind", "commitment") : f))).Status);
    }

    private async Task Enter(string page, string kind, params (string Field, string Text)[] fields)
    {
        var typed = fields.Concat(Signed.Where(s => !fields.Any(f => f.Field == s.Item1)));
        var form = await program.Form(page, kind, typed);
        var (first, second) = (await program.Send(page, form), await program.Send(page, form));
        Assert.True(first.Status == 302, $"{kind}: {string.Join(" | ", first.Page.Split("class=\"wrong\">").Skip(1).Select(w => WebUtility.HtmlDecode(w.Split('<')[0])))}");
        Assert.Equal((302, first.Location), (second.Status, second.Location));
        Assert.Contains("Opération inscrite : n° ", await Shown(first.Location!), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<System.Text.Json.JsonElement>> Operations(string page) =>
        (await program.Api.Get($"fund/agreements/{page.Split('/')[^1]}")).Ok()["operations"].EnumerateArray();

    /// <summary>With one kind of space: French has another before a colon.</summary>
    private static string Words(string html) => WebUtility.HtmlDecode(html).Replace('\u00a0', ' ');

    private async Task<string> Shown(string address) =>
        WebUtility.HtmlDecode(await program.Http.GetStringAsync(address.Split('#')[0], TestContext.Current.CancellationToken));
}
