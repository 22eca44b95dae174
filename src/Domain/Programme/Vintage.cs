using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>A version of the map of territorial divisions.</summary>
/// <param name="Home">The division in which the programme runs, in this vintage: where its pages begin.</param>
[GenerateSerializer, Immutable, Alias("vintage")]
public sealed record Vintage(string Code, Label Name, string Home);

/// <summary>A level of the territory, from the root down.</summary>
[GenerateSerializer, Immutable, Alias("level")]
public sealed record Level(string Code, Label Name);
