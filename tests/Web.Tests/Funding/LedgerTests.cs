using System.Globalization;
using System.Text.Json;
using CsvHelper;
using EconomieSociale.Pages;

namespace EconomieSociale.Funding;

/// <summary>The ledger as a page, over the API and as a file: one filter, one answer.</summary>
[Collection(FundCollection.Name)]
public sealed class LedgerTests(FundProgram program)
{
    private const string Line = $"line={FundProgram.Told}";

    public static IEnumerable<TheoryDataRow<string, int>> Filters =>
    [
        new($"?{Line}", FundProgram.ToldOperations),
        new($"?{Line}&kind=commitment", FundProgram.Commitments),
        new($"?{Line}&kind=order&agreement={FundProgram.Told}~1", 1),
        new($"?{Line}&from=2026-03-01", 2),
        new($"?{Line}&from=2026-03-01&to=2026-03-31", 1),
        new($"?agreement={FundProgram.Told}~2", 0),
        new("?kind=receipt&partner=R%C3%A9gion%2C+budget+2026&to=2026-01-20", 1),
        new("?partner=%C3%89tat", 1),
        new($"?{Line}&kind=&from=&to=&partner=&agreement=", FundProgram.ToldOperations),
    ];

    [Theory, MemberData(nameof(Filters))]
    public async Task The_page_the_API_and_the_file_answer_the_same_filter(string query, int expected)
    {
        Assert.Equal(expected, (await program.Ledger(query)).Length);
        Assert.Equal(expected, (await Rows(query)).Count);
        var page = await PageText.Get(program.Http, $"/fonds/journal{query}");
        Assert.Contains($"Opérations : {expected}.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_newest_first_a_hundred_at_a_time()
    {
        var first = await program.Http.GetStringAsync($"/fonds/journal?{Line}", TestContext.Current.CancellationToken);
        var rows = Body(first);
        Assert.Equal(100, rows.Length);
        Assert.Contains("Annulation n° 103 annule la n° 1", PageText.Of(rows[0]), StringComparison.Ordinal);
        Assert.Contains("Ordre de paiement – tranche 1 n° 102", PageText.Of(rows[1]), StringComparison.Ordinal);
        Assert.Contains("500,25", rows[1], StringComparison.Ordinal);
        Assert.Contains($"href=\"/fonds/{FundProgram.Told}\"", rows[1], StringComparison.Ordinal);
        Assert.Contains($"href=\"/fonds/conventions/{FundProgram.Told}~1\"", rows[1], StringComparison.Ordinal);
        Assert.Contains($"href=\"/fonds/journal?{Line}&amp;cursor=100\"", first, StringComparison.Ordinal);

        var second = await program.Http.GetStringAsync($"/fonds/journal?{Line}&cursor=100", TestContext.Current.CancellationToken);
        var last = Body(second);
        Assert.Equal(3, last.Length);
        Assert.Contains("Engagement Annulée n° 1 ", PageText.Of(last[^1]), StringComparison.Ordinal);
        Assert.Contains("Affichées : 101 à 103.", PageText.Of(second), StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sums_count_what_stands_of_all_that_was_found_and_not_of_the_page_alone()
    {
        var html = await program.Http.GetStringAsync($"/fonds/journal?{Line}&cursor=100", TestContext.Current.CancellationToken);
        var sums = PageText.Of(PageText.Section(html, "sums"));
        Assert.Contains("Engagement 100 100.000,00", sums, StringComparison.Ordinal);
        Assert.Contains("Ordre de paiement 1 500,25", sums, StringComparison.Ordinal);
        Assert.DoesNotContain("Annulation", sums, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line=nowhere", "unknown_funding_line", "La ligne de financement « nowhere » est inconnue.")]
    [InlineData("agreement=nowhere~1", "unknown_agreement", "Aucune convention nowhere~1.")]
    [InlineData("agreement=12", "unknown_agreement", "Aucune convention 12.")]
    [InlineData("kind=gift", "unknown_operation_kind", "L'opération « gift » n'existe pas.")]
    [InlineData("kind=7", "unknown_operation_kind", "L'opération « 7 » n'existe pas.")]
    [InlineData("from=hier", "not_a_date", "« hier » n'est pas une date")]
    [InlineData("from=2026-03-01&to=2026-02-01", "to_before_from", "Le dernier jour précède le premier.")]
    public async Task A_bad_filter_is_said_in_words(string query, string code, string words)
    {
        (await program.Api.Get($"fund/ledger?{query}")).Refused(400, code);
        (await program.Api.Get($"fund/ledger.csv?{query}")).Refused(400, code);
        using var answer = await program.Http.GetAsync(new Uri($"/fonds/journal?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(words, await PageText.Read(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_read_again_is_the_ledger()
    {
        using var answer = await program.Http.GetAsync(new Uri("/api/v1/fund/ledger.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal([0xEF, 0xBB, 0xBF], (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..3]);

        var (rows, ledger) = (await Rows(""), await program.Ledger());
        Assert.Equal(ledger.Length, rows.Count);
        Assert.Contains(rows, r => r["document"] == $"'{FundProgram.Formula}");
        foreach (var (row, operation) in rows.Zip(ledger))
        {
            Assert.Equal(operation.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal), row.Keys.Order(StringComparer.Ordinal));
            Assert.All(operation.EnumerateObject().Where(m => m.Name != "at"), m => Assert.Equal((m.Name, Text(m.Value)), (m.Name, row[m.Name])));
            Assert.Equal(operation.GetProperty("at").GetDateTimeOffset(), DateTimeOffset.Parse(row["at"], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task The_link_of_the_page_to_the_file_keeps_the_filters()
    {
        var html = await program.Http.GetStringAsync($"/fonds/journal?{Line}&kind=order&to=2026-12-31", TestContext.Current.CancellationToken);
        Assert.Contains($"href=\"/api/v1/fund/ledger.csv?{Line}&amp;kind=order&amp;to=2026-12-31\"", html, StringComparison.Ordinal);
    }

    /// <summary>A text as the file has it: what begins like a formula is a text there.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()! is var text && text.StartsWith('=') ? $"'{text}" : text,
        _ => value.GetRawText(),
    };

    private static string[] Body(string html) => html.Split("<tbody>")[1].Split("</tbody>")[0].Split("<tr>")[1..];

    private async Task<List<Dictionary<string, string>>> Rows(string query)
    {
        using var reader = new StreamReader(await program.Http.GetStreamAsync(new Uri($"/api/v1/fund/ledger.csv{query}", UriKind.Relative), TestContext.Current.CancellationToken));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        var rows = new List<Dictionary<string, string>>();
        await csv.ReadAsync();
        csv.ReadHeader();
        while (await csv.ReadAsync())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!));
        }

        return rows;
    }
}
