namespace EconomieSociale.Alerts;

/// <param name="CommandId">The same id again changes nothing.</param>
[GenerateSerializer, Immutable, Alias("visit-command")]
public sealed record VisitCommand(string CommandId, DateOnly Day, string By, string Notes);
