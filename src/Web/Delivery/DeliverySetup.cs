namespace EconomieSociale.Delivery;

/// <summary>What carries messages to people and events to programs.</summary>
public static class DeliverySetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>After it the name of a receiver is looked up again.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public static void AddDelivery(this IServiceCollection services, Hosting.SystemOptions options)
    {
        services.AddSingleton(options.Delivery);
        services.AddSingleton<MailServer>();
        services.AddSingleton<MailText>();

        // A redirect could lead where the administrator did not say.
        services.AddHttpClient<WebhookSender>(c => c.Timeout = Patience)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = Lifetime });
        services.AddHostedService<Courier>();
    }
}
