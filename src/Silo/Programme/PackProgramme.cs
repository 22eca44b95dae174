using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>Reads <c>programme.json</c> of a pack.</summary>
internal static class PackProgramme
{
    private const string FileName = "programme.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The draft with everything but the tables, or null with a fault.</summary>
    public static PackDraft? Read(string folder, PackFaults faults)
    {
        try
        {
            var file = JsonSerializer.Deserialize<ProgrammeFile>(File.ReadAllText(Path.Combine(folder, FileName)), Options)!;
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(file.TimeZone, out _))
            {
                faults.Add(FileName, 0, $"timeZone '{file.TimeZone}' is unknown");
            }

            return Draft(file) with { Traits = Traits(file, faults), Fund = Fund(file, faults) };
        }
        catch (JsonException e)
        {
            faults.Add(FileName, (int)(e.LineNumber ?? 0) + 1, e.Message);
            return null;
        }
    }

    private static PackDraft Draft(ProgrammeFile file) => new()
    {
        Id = file.Id,
        Version = file.Version,
        Fingerprint = "",
        Name = file.Name,
        Currency = file.Currency.Code,
        CurrencyDecimals = file.Currency.Decimals,
        TimeZone = file.TimeZone,
        Levels = [.. file.Levels.Select(l => new Level(l.Code, l.Name))],
        AreaLevel = file.AreaLevel,
        Vintages = [.. file.Vintages.Select(v => new Vintage(v.Code, v.Name, v.Home))],
        DefaultVintage = file.DefaultVintage,
        Sizes = file.Sizes is { } sizes ? new([.. sizes.Elements], [.. sizes.Classes.Select(c => new SizeClass(c.Code, c.Name, c.Below))]) : SizeScale.None,
        AlertTerms = file.Alerts ?? AlertTerms.Usual,
        Attention = file.Attention ?? AttentionWeights.Usual,
        WorkingDays = file.RestDays is { } days ? WorkingDays.Usual with { RestDays = [.. days] } : WorkingDays.Usual,
        Divisions = [],
        Lists = [],
        DataSets = [],
        Elements = [],
    };

    private static FundTerms? Fund(ProgrammeFile file, PackFaults faults)
    {
        if (file.Fund is not { } fund)
        {
            return null;
        }

        long Minor(decimal amount)
        {
            if (!FixedPoint.TryToMinor(amount, file.Currency.Decimals, out var minor))
            {
                faults.Add(FileName, 0, FormattableString.Invariant($"fund: {amount} is no amount of the currency"));
            }

            return minor;
        }

        return new(
            Minor(fund.Envelope), fund.Lines.ToImmutableSortedDictionary(l => l.Key, l => Minor(l.Value), StringComparer.Ordinal),
            fund.From, fund.To, fund.ShareCap, Minor(fund.Ceiling),
            fund.JustifiedShare, fund.JustificationDays, file.Currency.Decimals, [.. fund.Results ?? []], fund.Declared, fund.DeclaredTolerance);
    }

    private static ImmutableArray<Trait> Traits(ProgrammeFile file, PackFaults faults)
    {
        var traits = ImmutableArray.CreateBuilder<Trait>();
        foreach (var part in file.Traits ?? [])
        {
            try
            {
                traits.Add(new(part.Code, part.Name, Formula.Parse(part.Condition)));
            }
            catch (FormatException e)
            {
                faults.Add(FileName, 0, $"trait {part.Code}: {e.Message}");
            }
        }

        return traits.ToImmutable();
    }

    private sealed record ProgrammeFile(
        string Id, int Version, Label Name, CurrencyPart Currency, string TimeZone, LevelPart[] Levels, string AreaLevel, VintagePart[] Vintages, string DefaultVintage,
        SizesPart? Sizes = null, TraitPart[]? Traits = null, DayOfWeek[]? RestDays = null, AttentionWeights? Attention = null, AlertTerms? Alerts = null,
        FundPart? Fund = null);

    private sealed record TraitPart(string Code, Label Name, string Condition);

    private sealed record FundPart(
        decimal Envelope, Dictionary<string, decimal> Lines, DateOnly From, DateOnly To, decimal ShareCap, decimal Ceiling, decimal JustifiedShare, int JustificationDays,
        ResultTerm[]? Results = null, string? Declared = null, decimal DeclaredTolerance = 0.01m);

    private sealed record CurrencyPart(string Code, int Decimals);

    private sealed record LevelPart(string Code, Label Name);

    private sealed record VintagePart(string Code, Label Name, string Home);

    private sealed record SizesPart(string[] Elements, ClassPart[] Classes);

    private sealed record ClassPart(string Code, Label Name, decimal? Below = null);
}
