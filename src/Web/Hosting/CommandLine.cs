using EconomieSociale.Exchange;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Hosting;

/// <summary>The commands of the program: <c>import</c>, <c>reconcile</c>, <c>compare</c> and <c>demo</c>. They use the same store, grains and rules as the pages.</summary>
public static class CommandLine
{
    private static readonly string[] Commands = ["import", "reconcile", "compare", "demo"];

    public static bool Names(string[] args) => args.Length > 0 && Commands.Contains(args[0]);

    public static async Task<int> Run(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        await builder.AddEconomieSociale();
        using var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<Announcement>().Make(args[0], "command line");
        var exit = args[0] switch
        {
            "import" => await Import(args[1..], host.Services),
            "demo" => await Demonstrate(host.Services),
            "compare" => await Compare(args[1..], host.Services),
            _ => await Reconcile(host.Services),
        };
        await host.StopAsync();
        return exit;
    }

    private static async Task<int> Import(string[] args, IServiceProvider services)
    {
        if (ImportArguments.Read(args) is not { } arguments)
        {
            await Console.Error.WriteLineAsync("import FOLDER|FILES… --mapping FILE [--dry-run]");
            return 2;
        }

        var folder = services.GetRequiredService<ImportFolder>();
        var order = new ImportOrder(folder.NewId(), arguments.DryRun, await File.ReadAllTextAsync(arguments.Mapping), [.. arguments.Files]);
        await folder.Save(order);
        var progress = await services.GetRequiredService<ImportJob>().Run(order, Show, CancellationToken.None);
        Show(progress);
        foreach (var fault in progress.Faults)
        {
            await Console.Error.WriteLineAsync($"{fault.Field}: {Wording.Of(fault, "fr")}");
        }

        if (progress.RowsRejected > 0)
        {
            await Console.Out.WriteLineAsync($"→ {folder.Errors(order.Id)}");
            await ImportErrors.WriteCsv(folder.Errors(order.Id), Console.Error, "fr");
        }

        return progress.State == ImportState.Completed ? 0 : 1;
    }

    private static async Task<int> Demonstrate(IServiceProvider services)
    {
        if (services.GetService<IUnitArchive>() is not { } archive)
        {
            await Console.Error.WriteLineAsync("demo needs a store: run it in the mode embedded or cluster.");
            return 2;
        }

        var filled = await services.GetRequiredService<DemonstrationFilling>().RunIfDue(archive, CancellationToken.None);
        await Console.Out.WriteLineAsync(filled ? "The demonstration region is complete." : "The store already holds the demonstration region.");
        return 0;
    }

    /// <summary>Who would change colour under the catalogue in a folder.</summary>
    private static async Task<int> Compare(string[] args, IServiceProvider services)
    {
        var pack = services.GetRequiredService<Pack>();
        var period = pack.LastPeriod(services.GetRequiredService<TimeProvider>());
        if (args.Length is < 1 or > 2 || (args.Length == 2 && !(Period.TryParse(args[1], out period) && period.Kind == pack.MainDataSet.PeriodKind)))
        {
            await Console.Error.WriteLineAsync("compare FOLDER [PERIOD]");
            return 2;
        }

        var comparison = services.GetRequiredService<CatalogueComparison>();
        var (body, faults) = await comparison.Compare(args[0], pack.Territory.Root.Code, pack.DefaultVintage.Code, period);
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(Wording.Of(fault, "fr"));
        }

        foreach (var c in body?.Changes ?? [])
        {
            await Console.Out.WriteLineAsync($"{c.Unit}\t{c.StatusBefore} → {c.StatusAfter}\t{c.StateBefore} → {c.StateAfter}\t{c.CompositeBefore} → {c.CompositeAfter}\t{c.Name}");
        }

        await Console.Out.WriteLineAsync($"{body?.Changes.Length ?? 0} units would change ({period})");
        return body is null ? 1 : 0;
    }

    private static async Task<int> Reconcile(IServiceProvider services)
    {
        var pack = services.GetRequiredService<Pack>();
        var root = services.GetRequiredService<IGrainFactory>().GetGrain<ITerritoryGrain>(TerritoryKey.Of(pack.Territory.Root.Code, pack.DefaultVintage.Code));
        var result = await root.Reconcile();
        await Console.Out.WriteLineAsync($"{result.ComparedUnits} units, {result.ComparedPeriods} reports compared, {result.Differences} differences");
        return result.Differences == 0 ? 0 : 1;
    }

    private static void Show(ImportProgress p) =>
        Console.Out.WriteLine($"{p.State,-9} {p.Share:P0} {p.RowsRead}/{p.RowsTotal} read, {p.RowsAccepted} accepted, {p.RowsUnchanged} unchanged, {p.RowsSkipped} skipped, {p.RowsRejected} rejected");
}
