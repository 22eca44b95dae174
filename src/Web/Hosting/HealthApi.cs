using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Territories;

namespace EconomieSociale.Hosting;

/// <summary>Whether the process can serve: what was checked, and how it went (<c>ok</c> or a word that says what is wrong).</summary>
public sealed record HealthBody(string Status, IReadOnlyDictionary<string, string> Checks);

/// <summary><c>/health</c>: live (the process answers) and ready (it can serve).</summary>
public static class HealthApi
{
    /// <summary>A finding, not a failure: the process serves, and taking it away would repair nothing.</summary>
    private const string Differences = "differences";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The feed may miss some of its turns; not more of them, and not for less than this.</summary>
    private const int MissedTurns = 10;

    private static readonly TimeSpan LeastLag = TimeSpan.FromSeconds(10);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new HealthBody("live", new Dictionary<string, string>()))).WithTags("Health").WithSummary("The process answers");
        app.MapGet("/health/ready", Ready).WithTags("Health").WithSummary("Storage reachable, cluster joined, pack in force, demonstration filled, feed not behind; differences found by the reconciliation are named");
        app.MapGet("/health", Ready).WithTags("Health").WithSummary("The same as /health/ready");
    }

    private static async Task<Results<Ok<HealthBody>, JsonHttpResult<HealthBody>>> Ready(
        IGrainFactory grains, Pack pack, SystemOptions options, IServiceProvider services, CancellationToken cancellation)
    {
        var checks = new Dictionary<string, string> { ["storage"] = await Storage(services.GetService<Store>(), cancellation) };
        try
        {
            var programme = await grains.GetGrain<IProgrammeGrain>(IProgrammeGrain.Key).Get().WaitAsync(Patience, cancellation);
            checks["cluster"] = "ok";
            checks["pack"] = programme.Versions is [.., var inForce] && inForce.Fingerprint == pack.Fingerprint ? "ok" : "another_version_in_force";
            checks["demonstration"] = programme.Demonstration == DemonstrationState.Filling || (options.Demo && programme.Versions.Length > 0
                && programme.Demonstration == DemonstrationState.None && await IsEmpty(services, cancellation)) ? "filling" : "ok";
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or IOException)
        {
            checks["cluster"] = "unreachable";
        }

        Areas(services, options, checks);
        var ready = checks.Values.All(c => c is "ok" or Differences);
        var body = new HealthBody(ready ? "ready" : "not_ready", checks);
        return ready ? TypedResults.Ok(body) : TypedResults.Json(body, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The areas on this silo: whether the feed that repairs them is behind, and what their last comparisons found. A web that is only a client has none.</summary>
    private static void Areas(IServiceProvider services, SystemOptions options, Dictionary<string, string> checks)
    {
        if (services.GetService<IUnitFeed>() is { } feed)
        {
            var turns = options.Areas.CatchUpEvery * MissedTurns;
            checks["feed"] = feed.Lag > (turns > LeastLag ? turns : LeastLag) ? "behind" : "ok";
        }

        if (services.GetService<TotalsMeter>() is { } meter)
        {
            checks["reconciliation"] = meter.Differences > 0 ? Differences : "ok";
        }
    }

    private static async Task<bool> IsEmpty(IServiceProvider services, CancellationToken cancellation) =>
        services.GetService<IUnitArchive>() is { } archive && await archive.IsEmpty(cancellation);

    /// <summary>A web that is only a client has no store of its own; its silos check theirs.</summary>
    private static async Task<string> Storage(Store? store, CancellationToken cancellation)
    {
        if (store is null)
        {
            return "ok";
        }

        try
        {
            await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "select 1";
            await command.ExecuteScalarAsync(cancellation);
            return "ok";
        }
        catch (System.Data.Common.DbException)
        {
            return "unreachable";
        }
    }
}
