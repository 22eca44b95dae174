using System.Collections.Immutable;

namespace EconomieSociale.Delivery;

/// <summary>
/// What happened to the alerts of an area, line by line: the outbox of everybody who is to be told. Whoever reads keeps the number of the last line he read.
/// Key: the key of the area, or that of the fund for its lines.
/// </summary>
[Alias("alert-journal")]
public interface IAlertJournalGrain : IGrainWithStringKey
{
    /// <summary>Writes down what the units of the area have recorded since.</summary>
    /// <returns>The number of the last line.</returns>
    [Alias("look")]
    Task<long> Look();

    /// <summary>The number of the last line; 0 if there is none.</summary>
    [Alias("head")]
    Task<long> Head();

    /// <summary>The lines after a number, at most about as many as a page holds. Lines that are forgotten are left out.</summary>
    [Alias("read")]
    Task<ImmutableArray<JournalLine>> Read(long after);
}
