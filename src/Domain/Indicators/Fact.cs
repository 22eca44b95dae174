using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>A figure that another module of the system gives (alerts, accompaniment, the fund), not a form.</summary>
[GenerateSerializer, Immutable, Alias("fact")]
public sealed record Fact(string Code, Subject Subject, string Unit, Label Name);

/// <summary>Whom an indicator is about.</summary>
public enum Subject
{
    Unit = 1,
    Association = 2,
    Programme = 3,
    Fund = 4,
}
