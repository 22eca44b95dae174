using System.Collections.Immutable;
using System.Text;
using EconomieSociale.Hosting;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Cooperatives;

/// <summary>A page of a list of units. <c>Next</c> is the cursor of the following page, null on the last.</summary>
public sealed record UnitPage(ImmutableArray<UnitSummary> Items, int Total, string? Next);

/// <summary>A question for a list of units: what, in which order, which page.</summary>
public sealed record UnitList(UnitQuery Query, string Sort, int Limit, string? After)
{
    public const int MaxLimit = 500;
    public const string DefaultSort = "name";
    private const int DefaultLimit = 50;

    private static readonly ImmutableDictionary<string, Func<UnitSummary, string>> Orders = new Dictionary<string, Func<UnitSummary, string>>
    {
        ["name"] = u => TextKey.Fold(u.Name),
        ["code"] = u => u.Code,
        ["commune"] = u => u.Commune,
        ["sector"] = u => u.Sector ?? "",
        ["association"] = u => u.Association ?? "",
        ["status"] = u => u.Status switch { "red" => "1", "amber" => "2", "green" => "3", _ => "0" },
        ["composite"] = u => (u.Composite ?? -1m).ToString("0000.0000;-000.0000", System.Globalization.CultureInfo.InvariantCulture),
        ["lastReport"] = u => u.LastReport?.FirstDay.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
    }.ToImmutableDictionary();

    /// <summary>Reads the question from an address; faults are collected in the reader.</summary>
    public static UnitList Read(QueryReader query, Pack pack, TimeProvider clock)
    {
        var (territory, vintage) = TerritoryChoice.Read(query, pack);
        var sort = query.Text("sort") ?? DefaultSort;
        if (!Orders.ContainsKey(sort.TrimStart('-')))
        {
            query.Fault("unknown_sort", "sort", sort);
        }

        var after = query.Text("cursor") is { } cursor ? Decode(cursor) : null;
        if (query.Text("cursor") is not null && after is null)
        {
            query.Fault("bad_cursor", "cursor");
        }

        var state = query.Word("state", "unknown_state", "", "ok", "struggling", "unknown");
        var status = query.Word("status", "unknown_state", "", "green", "amber", "red", "grey");
        return new(
            new(territory.Code, vintage, pack.Today(clock), query.Text("sector"), query.Text("association"), query.Text("kind"),
                query.Text("q") is { } q ? TextKey.Fold(q.Trim()) : null, Named<UnitState>(state), Named<Status>(status)),
            sort,
            query.Int("limit", DefaultLimit, 1, MaxLimit),
            after);
    }

    private static TEnum? Named<TEnum>(string word)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(word, true, out var value) ? value : null;

    public async Task<UnitPage> Ask(IGrainFactory grains)
    {
        var all = await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(Query.Territory, Query.Vintage)).Units(Query);
        var key = Orders[Sort.TrimStart('-')];
        var direction = Sort.StartsWith('-') ? -1 : 1;
        var sorted = all
            .Select(u => (Unit: u, Key: $"{key(u)}\u001f{u.Code}"))
            .Order(Comparer<(UnitSummary Unit, string Key)>.Create((a, b) => direction * string.CompareOrdinal(a.Key, b.Key)));
        var page = sorted.SkipWhile(u => After is not null && direction * string.CompareOrdinal(u.Key, After) <= 0).Take(Limit + 1).ToArray();
        return new([.. page.Take(Limit).Select(u => u.Unit)], all.Length, page.Length > Limit ? Encode(page[Limit - 1].Key) : null);
    }

    private static string Encode(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static string? Decode(string cursor)
    {
        var text = cursor.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight(text.Length + ((4 - (text.Length % 4)) % 4), '='), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }
}
