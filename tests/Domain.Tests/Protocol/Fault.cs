namespace EconomieSociale.Tests.Protocol;

/// <summary>A step done wrongly on purpose. The first are the classic errors; those with a comment show rules that a short summary of the protocol leaves out.</summary>
public enum Fault
{
    None,
    WatermarkIsMaxSeen,
    AcknowledgedBeforeApply,
    AnsweredBeforeCatchUp,
    DeltaAdded,
    NoFeed,
    SubscribedAfterReading,
    MoveToldToNewPlaceOnly,
    AppliedBeforeCommit,

    /// <summary>The end of the open transactions is asked for after the rows were selected.</summary>
    HorizonTakenAfterRows,

    /// <summary>The watermark moves on before the rows are delivered; a poll that fails then is not made up for.</summary>
    WatermarkMovedBeforeDelivery,

    /// <summary>After a poll that failed the feed begins with a watermark of now, while areas live that count on the old one.</summary>
    WatermarkTakenAnew,

    /// <summary>An area may wake on a silo whose feed has not yet taken its first watermark.</summary>
    WokenBeforeFeed,

    /// <summary>What a read fetched replaces what the feed delivered meanwhile.</summary>
    ReadReplaces,

    /// <summary>The feed brings a moved unit to its new place only.</summary>
    MoveFedToNewPlaceOnly,

    /// <summary>The row names the place before its last change and not those before that.</summary>
    RowNamesLastPlacesOnly,

    /// <summary>An area that wakes does not read the units that have left it.</summary>
    UnitsThatLeftNotRead,
}
