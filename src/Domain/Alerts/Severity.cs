namespace EconomieSociale.Alerts;

/// <summary>How much an alert matters. A higher one is sent sooner.</summary>
[GenerateSerializer, Alias("severity")]
public enum Severity
{
    None = 0,
    Info = 1,
    Warning = 2,
    Critical = 3,
}
