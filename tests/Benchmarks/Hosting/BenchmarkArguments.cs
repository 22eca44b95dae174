using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Hosting;

namespace EconomieSociale.Benchmarks.Hosting;

/// <summary>What the command line asks for: <c>totals 63000 --rounds 50 --contenders pg,mv,duckdb,grains --out totals.md</c>.</summary>
/// <param name="Command">A name of <see cref="BenchmarkCommands"/>.</param>
/// <param name="Units">Size of the population; null for what the command usually takes.</param>
/// <param name="Rounds">Null for what the command usually takes.</param>
/// <param name="Contenders">Of <c>totals</c>.</param>
/// <param name="Stores">Of the commands that write.</param>
/// <param name="Scale">Of <c>intake</c> and <c>freshness</c>: how many times the usual number of reports.</param>
/// <param name="Fresh">Loads anew what an earlier run left.</param>
/// <param name="AreaLevel">Of <c>totals</c>: the level whose divisions are areas.</param>
/// <param name="Out">File for the tables as markdown.</param>
internal sealed record BenchmarkArguments(
    string Command,
    int? Units,
    int? Rounds,
    ImmutableArray<string> Contenders,
    ImmutableArray<StorageKind> Stores,
    double Scale,
    bool Fresh,
    string? Out,
    string AreaLevel = BenchmarkPack.Zone)
{
    private static readonly ImmutableArray<string> AllContenders = ["pg", "mv", "duckdb", "grains"];

    public static BenchmarkArguments Read(string[] args)
    {
        var read = new BenchmarkArguments(args[0], null, null, AllContenders, [StorageKind.PostgreSql, StorageKind.Sqlite], 1, false, null);
        for (var i = 1; i < args.Length; i++)
        {
            string Next() => ++i < args.Length ? args[i] : throw new FormatException($"{args[^1]} needs a value.");
            read = args[i] switch
            {
                "--rounds" => read with { Rounds = Number(Next()) },
                "--contenders" => read with { Contenders = Among(Next(), AllContenders) },
                "--store" => read with { Stores = [.. Among(Next(), ["postgresql", "sqlite"]).Select(s => Enum.Parse<StorageKind>(s, ignoreCase: true))] },
                "--scale" => read with { Scale = double.Parse(Next(), CultureInfo.InvariantCulture) },
                "--areas" => read with { AreaLevel = Among(Next(), [BenchmarkPack.Zone, BenchmarkPack.Region, BenchmarkPack.Province])[0] },
                "--fresh" => read with { Fresh = true },
                "--out" => read with { Out = Next() },
                var number => read with { Units = Number(number) },
            };
        }

        return read;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new FormatException($"{text} is neither an option nor a number.");

    private static ImmutableArray<string> Among(string text, ImmutableArray<string> known) => text.Split(',') is var given && given.Except(known).FirstOrDefault() is { } unknown
        ? throw new FormatException($"{unknown} is none of {string.Join(", ", known)}.")
        : [.. given];
}
