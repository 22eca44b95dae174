using System.Net;
using System.Text.RegularExpressions;

namespace EconomieSociale.Pages;

/// <summary>What a page says, without its tags: for tests that need no browser.</summary>
public static partial class PageText
{
    public static async Task<string> Read(HttpResponseMessage response) =>
        Of(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public static async Task<string> Get(HttpClient client, string path) => Of(await client.GetStringAsync(path, TestContext.Current.CancellationToken));

    /// <summary>The text of a page, or of a part of one; spaces of all kinds are one space.</summary>
    public static string Of(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ");

    /// <summary>The section that holds an element with an id.</summary>
    public static string Section(string html, string id) => html[html.IndexOf($"id=\"{id}\"", StringComparison.Ordinal)..].Split("</section>")[0];

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\s\u00a0]+")]
    private static partial Regex Spaces();
}
