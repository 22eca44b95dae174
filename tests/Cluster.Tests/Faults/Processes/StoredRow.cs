namespace EconomieSociale.Tests.Faults;

/// <summary>A row of the state table as it lies in the database.</summary>
/// <param name="Name"><c>cooperative</c> for a profile, <c>cooperative-2026</c> for the reports of a year, <c>cooperative-care</c> for alerts, which no total counts.</param>
internal sealed record StoredRow(string Unit, string Name, int Version, byte[] Payload)
{
    public bool IsProfile => Name == "cooperative";

    public bool IsYear => !IsProfile && Name != "cooperative-care";
}
