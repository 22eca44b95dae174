namespace EconomieSociale.Hosting;

/// <summary>Tests that share <see cref="HostedApp"/> and take turns with it.</summary>
[CollectionDefinition("hosted")]
public sealed class HostedCollection : ICollectionFixture<HostedApp>;
