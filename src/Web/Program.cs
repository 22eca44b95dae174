using EconomieSociale.Alerts;
using EconomieSociale.Accounts;
using EconomieSociale.Associations;
using EconomieSociale.Cooperatives;
using EconomieSociale.Delivery;
using EconomieSociale.Demonstration;
using EconomieSociale.Exchange;
using EconomieSociale.Funding;
using EconomieSociale.Hosting;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.People;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;

try
{
    if (CommandLine.Names(args))
    {
        return await CommandLine.Run(args);
    }

    // The program runs from any folder: its own files lie beside it, its data in the folder it was started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    if (builder.Configuration["urls"] is null)
    {
        builder.WebHost.UseUrls("http://localhost:5080");
    }

    builder.WebHost.UseStaticWebAssets();
    var options = await builder.AddEconomieSociale();
    builder.Services.AddJson();
    builder.Services.AddOpenApi();
    builder.Services.AddAccounts();
    builder.Services.AddPages(options);
    builder.Services.AddDelivery(options);
    builder.Services.AddSingleton<ImportUpload>();
    builder.Services.AddSingleton<ImportQueue>();
    builder.Services.AddHostedService(s => s.GetRequiredService<ImportQueue>());
    if (options is { Demo: true, Mode: not SystemMode.Client })
    {
        builder.Services.AddHostedService<DemonstrationStart>();
    }

    var app = builder.Build();
    app.UseSecurityHeaders();
    app.UseRequestLog();
    app.UseResponseCompression();
    app.UseCultures();
    app.UseApiErrors();
    app.UsePageErrors();
    app.UseAccounts();
    app.MapHealth();
    app.MapOpenApi();
    app.MapOperatorPages();

    var api = app.MapGroup("/api/v1").ProducesProblem(503);
    api.MapUnits();
    api.MapAlerts();
    api.MapRules();
    api.MapPlans();
    api.MapAttention();
    api.MapEvents();
    api.MapWebhooks();
    api.MapPeople();
    api.MapFund();
    api.MapAgreements();
    api.MapFundResults();
    api.MapFundControl();
    api.MapLedger();
    api.MapReports();
    api.MapAssessments();
    api.MapAggregates();
    api.MapReconciliation();
    api.MapTerritories();
    api.MapAssociations();
    api.MapImports(options);
    api.MapProgramme();
    api.MapCatalogue();
    app.MapPages(options);

    await app.StartAsync();
    await app.Services.GetRequiredService<Announcement>().Make("web", string.Join(", ", app.Urls));
    await app.WaitForShutdownAsync();
    return 0;
}
catch (SetupException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
