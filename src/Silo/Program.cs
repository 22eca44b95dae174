using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// A silo without pages: joins the others over PostgreSQL.
try
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.Configuration.AddEnvironmentVariables();
    var options = SystemOptions.From(builder.Configuration) with { Mode = SystemMode.Cluster };
    var store = Store.Open(options);
    await SchemaRunner.Apply(store, CancellationToken.None);

    builder.Services.AddLog(options);
    builder.AddTelemetry(options);
    builder.Services.AddSingleton(options).AddSingleton(store).AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton(PackFolder.Load(options));
    builder.Services.AddSingleton<Announcement>();
    builder.UseOrleans(silo => silo.UseEconomieSociale(options, store));

    using var host = builder.Build();
    await host.StartAsync();
    await host.Services.GetRequiredService<Announcement>().Make("silo", $"silo port {options.SiloPort}, gateway port {options.GatewayPort}");
    await host.WaitForShutdownAsync();
    return 0;
}
catch (SetupException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
