using EconomieSociale.Delivery;
using EconomieSociale.Territories;
using Microsoft.Extensions.Configuration;

namespace EconomieSociale.Hosting;

/// <summary>How the processes are arranged.</summary>
public enum SystemMode
{
    /// <summary>Web and one silo in one process, on SQLite.</summary>
    Embedded = 1,

    /// <summary>Web and a silo in one process, joined with others over PostgreSQL.</summary>
    Cluster = 2,

    /// <summary>Web alone; the silos run apart.</summary>
    Client = 3,
}

public enum StorageKind
{
    Sqlite = 1,
    PostgreSql = 2,
}

/// <summary>The settings of a process: section <c>EconomieSociale</c>, environment <c>EconomieSociale__X</c>.</summary>
public sealed record SystemOptions
{
    public SystemMode Mode { get; init; } = SystemMode.Embedded;

    public StorageKind Storage { get; init; } = StorageKind.Sqlite;

    /// <summary>A file for SQLite, a connection string for PostgreSQL.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Folder of the pack; null for the default pack beside the program.</summary>
    public string? Pack { get; init; }

    public bool Demo { get; init; }

    public string DataFolder { get; init; } = "data";

    /// <summary>Orleans' names of the data (service) and of the group of silos (cluster).</summary>
    public string ServiceId { get; init; } = "economie-sociale";

    public string ClusterId { get; init; } = "economie-sociale";

    public int SiloPort { get; init; } = 11111;

    public int GatewayPort { get; init; } = 30000;

    /// <summary>Address under which other silos reach this one; null to find out.</summary>
    public string? AdvertisedAddress { get; init; }

    /// <summary>Rolling file of compact JSON log events; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>Largest upload of an import in bytes; larger files go through the command line.</summary>
    public long MaxUploadBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>Answers that an area keeps up to date; 0 for none.</summary>
    public int KeptAnswers { get; init; } = AreaOptions.Default.KeptAnswers;

    /// <summary>How often the storage is asked for changes whose message was lost, in milliseconds.</summary>
    public int FeedMilliseconds { get; init; } = (int)AreaOptions.Default.CatchUpEvery.TotalMilliseconds;

    /// <summary>How often every area compares itself with the rows of its units, in minutes.</summary>
    public int ReconcileMinutes { get; init; } = (int)AreaOptions.Default.ReconcileEvery.TotalMinutes;

    /// <summary>How often the units record what their data did to their alerts, in seconds.</summary>
    public int AlertSeconds { get; init; } = 20;

    /// <summary>How often it is looked whether somebody is to be told of something, in seconds.</summary>
    public int DeliverySeconds { get; init; } = 5;

    /// <summary>Wait after a delivery that failed, in seconds; doubled with each further failure, at most 60 times as long.</summary>
    public int RetrySeconds { get; init; } = (int)DeliveryTerms.Usual.RetryAfter.TotalSeconds;

    /// <summary>The address under which people reach the pages, for the links in mails.</summary>
    public string PublicUrl { get; init; } = "http://localhost:5080";

    /// <summary>The mail server; without a host nothing is sent and messages wait.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>Whoever shows it is an administrator; null: nobody is. Until there are accounts.</summary>
    public string? BootstrapAdminToken { get; init; }

    /// <summary>True if anybody can look at the dashboard of Orleans. It counts all grains every second and measures each call, so it runs only then.</summary>
    public bool HasAdministrator => !string.IsNullOrEmpty(BootstrapAdminToken);

    public DeliveryTerms Delivery => new(TimeSpan.FromSeconds(RetrySeconds));

    public AreaOptions Areas => new(KeptAnswers, TimeSpan.FromMilliseconds(FeedMilliseconds), TimeSpan.FromMinutes(ReconcileMinutes), AreaOptions.Default.Patience);

    /// <summary>Reads and checks the settings. Throws <see cref="SetupException"/> naming the setting at fault.</summary>
    public static SystemOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection("EconomieSociale");
        SystemOptions options;
        try
        {
            options = section.Get<SystemOptions>() ?? new();
        }
        catch (InvalidOperationException e)
        {
            throw new SetupException("bad_setting", e.InnerException?.Message ?? e.Message);
        }

        if (options.FeedMilliseconds < 50 || options.KeptAnswers < 0)
        {
            throw new SetupException("bad_setting", "FeedMilliseconds is at least 50, KeptAnswers at least 0");
        }

        if (new[] { options.ReconcileMinutes, options.AlertSeconds, options.DeliverySeconds, options.RetrySeconds }.Min() < 1)
        {
            throw new SetupException("bad_setting", "ReconcileMinutes, AlertSeconds, DeliverySeconds and RetrySeconds are at least 1");
        }

        if (options.Mail.Fault is { } fault)
        {
            throw new SetupException("bad_setting", fault);
        }

        if (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new SetupException("bad_setting", $"PublicUrl is the address of the pages, such as https://example.org, and not {options.PublicUrl}");
        }

        if (options.Mode != SystemMode.Embedded && options.Storage != StorageKind.PostgreSql)
        {
            throw new SetupException("mode_needs_postgresql", options.Mode.ToString());
        }

        return options;
    }
}

/// <summary>The process cannot start as it is set up. Code and detail are for the operator.</summary>
public sealed class SetupException(string code, string detail) : Exception(Sentence(code, detail))
{
    public string Code { get; } = code;

    private static string Sentence(string code, string detail) => code switch
    {
        "storage_without_connection" => $"PostgreSQL needs a connection string: set {detail}.",
        "mode_needs_postgresql" => $"Mode {detail} needs PostgreSQL: set EconomieSociale__Storage=postgresql and EconomieSociale__ConnectionString.",
        "store_in_use" => $"Another process uses this store ({detail}). One process at a time may open an SQLite store; use PostgreSQL for several, or the import page of the running one.",
        "bad_pack" => $"The pack has faults and cannot be put in force:\n{detail}",
        "catalogue_refused" => $"The catalogue of indicators would change assessments of the past ({detail}). Give a change a new number in versions.csv, from a period that is not over, and keep the former files in versions/<number>/.",
        "pack_not_found" => $"There is no pack at {detail}.",
        "demonstration_not_found" => $"The pack has no demonstration region: there is no {detail}.",
        "store_not_empty" => "The store holds units that are not of the demonstration: the fictional region is only filled into an empty store.",
        _ => $"{code}: {detail}",
    };
}
