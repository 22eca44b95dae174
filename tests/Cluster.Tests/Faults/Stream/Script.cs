using System.Globalization;

namespace EconomieSociale.Tests.Faults;

/// <summary>Thinks of commands: registrations, reports, corrections, moves, validations, closures. The same seed, the same thoughts.</summary>
internal sealed class Script(string name, Random random)
{
    /// <summary>A unit is left alone after so many commands, and a new one takes its turn, perhaps on another silo.</summary>
    private const int MaxCommands = 40;

    private const int ActiveUnits = 8;
    private const int MaxReviews = 2;

    private static readonly string[] Sectors = ["fishing", "handicraft", "agriculture", "argan"];

    private static readonly (string Form, Term Period)[] Periods =
    [
        .. Enumerable.Range(0, 7).Select(i => (Form.Quarterly, Term.Quarter(2025 + (i / 4), (i % 4) + 1))),
        (Form.Monthly, Term.Month(2025, 12)), (Form.Monthly, Term.Month(2026, 1)), (Form.Monthly, Term.Month(2026, 2)),
    ];

    private readonly List<UnitStory> units = [];
    private int commands;

    public IReadOnlyList<UnitStory> Units => units;

    /// <summary>The next command. One that would meet another of unknown outcome is thought of anew.</summary>
    /// <param name="isBusy">Whether an exclusive command on the profile (null) or a report of a unit waits for its outcome.</param>
    public Command Next(Func<UnitStory, ReportStory?, bool> isBusy)
    {
        var active = units.Where(u => u.Profile is not null && u.Commands < MaxCommands).TakeLast(ActiveUnits).ToArray();
        if (active.Length == 0 || (active.Length < ActiveUnits && random.Next(4) == 0))
        {
            return Register();
        }

        var unit = active[random.Next(active.Length)];
        var (form, period) = Periods[random.Next(Periods.Length)];
        var report = unit.Report(form, period);
        var what = random.Next(100);
        return what < 12 && !isBusy(unit, null) ? Move(unit)
            : what < 16 && !isBusy(unit, null) ? Close(unit)
            : isBusy(unit, report) ? Register()
            : what < 30 && report is { Revision: > 0, Unknown.Count: 0 } && report.ReviewsOfNewest < MaxReviews ? Validate(unit, report)
            : Submit(unit, report);
    }

    private Command Register()
    {
        var unit = new UnitStory($"{name}-{units.Count + 1}", random.Next(12) switch { 0 => "collective", 1 => "tpe", _ => "cooperative" });
        units.Add(unit);
        var body = new Dictionary<string, object?> { ["name"] = $"Unit {unit.Code}", ["kind"] = unit.Kind, ["commune"] = Commune(), ["sector"] = Sector() };
        if (random.Next(3) == 0)
        {
            body["foundedOn"] = Day(new(2024, 6, 1), new(2025, 8, 31));
        }

        if (random.Next(3) == 0)
        {
            body["validFrom"] = Day(new(2024, 6, 1), new(2025, 8, 31));
        }

        if (random.Next(2) == 0)
        {
            body["association"] = Association();
        }

        return OnProfile(CommandKind.Register, unit, body);
    }

    /// <summary>To another commune, of the same province or of another; or to another sector or association.</summary>
    private Command Move(UnitStory unit)
    {
        var body = new Dictionary<string, object?> { ["validFrom"] = Day(new(2025, 1, 1), new(2026, 10, 1)) };
        switch (random.Next(6))
        {
            case 0: body["sector"] = Sector(); break;
            case 1: body["association"] = Association(); break;
            default: body["commune"] = Commune(); break;
        }

        return OnProfile(CommandKind.Change, unit, body);
    }

    private Command Close(UnitStory unit) =>
        OnProfile(CommandKind.Change, unit, new() { ["closedOn"] = unit.Profile!.Closed is null ? Day(new(2025, 9, 15), new(2026, 10, 1)) : null });

    private Command OnProfile(CommandKind kind, UnitStory unit, Dictionary<string, object?> body) =>
        new(Id(unit), kind, unit, null, HttpMethod.Put, $"units/{unit.Code}", body);

    private Command Submit(UnitStory unit, ReportStory report)
    {
        var amounts = Draw(report.Form);
        var id = Id(unit);
        var body = new Dictionary<string, object?> { ["commandId"] = id, ["values"] = amounts.ToJson(), ["submit"] = true };
        int? expected = report.Unknown.Count == 0 && random.Next(4) == 0 ? report.Revision : null;
        if (expected is not null)
        {
            body["expectedRevision"] = expected;
        }

        return new(id, CommandKind.Report, unit, report, HttpMethod.Put, Path(unit, report), body, amounts, expected);
    }

    private Command Validate(UnitStory unit, ReportStory report)
    {
        var id = Id(unit);
        report.ReviewsOfNewest++;
        return new(id, CommandKind.Validate, unit, report, HttpMethod.Post, Path(unit, report) + "/validate", new Dictionary<string, object?> { ["commandId"] = id });
    }

    /// <summary>A first number that no other command sends, so that every figure tells which command it came with.</summary>
    private Amounts Draw(string form)
    {
        var amounts = new Amounts();
        amounts.Set(0, (random.Next(1, 1_000_000) * 10_000m + commands) / 100);
        for (var i = 1; i < Measure.All.Length; i++)
        {
            if (Measure.All[i].IsOn(form) && random.Next(4) > 0)
            {
                amounts.Set(i, random.Next(10) == 0 ? null : Measure.All[i].FromRest(random.NextInt64(Measure.All[i].Code == "cash_balance" ? -1_000_000 : 0, 100_000_000)));
            }
        }

        return amounts;
    }

    private string Id(UnitStory unit)
    {
        unit.Commands++;
        return $"{name}-c{++commands}";
    }

    private static string Path(UnitStory unit, ReportStory report) => $"units/{unit.Code}/reports/{report.Key}";

    private string Commune() => Geography.Instance.Communes[random.Next(Geography.Instance.Communes.Length)];

    private string Sector() => Sectors[random.Next(Sectors.Length)];

    private string Association() => $"A{random.Next(1, 6)}";

    private string Day(DateOnly first, DateOnly last) =>
        first.AddDays(random.Next(last.DayNumber - first.DayNumber)).ToString("O", CultureInfo.InvariantCulture);
}
