using System.Collections.Immutable;
using System.Globalization;

namespace EconomieSociale.Delivery;

/// <summary>
/// The head of a journal: what was read of each unit, and the lines that fill no page yet. Both change in one write, so nothing is left out and nothing comes twice.
/// </summary>
internal sealed record JournalState
{
    public const string Name = "alert-journal";

    public int SchemaVersion { get; init; } = 1;

    /// <summary>By unit: the version of its care book that was read.</summary>
    public ImmutableDictionary<string, int> Marks { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Full pages that were written; the lines of page n are those after n times the size of a page.</summary>
    public int Pages { get; init; }

    /// <summary>The lines after the last full page.</summary>
    public ImmutableArray<AlertNotice> Tail { get; init; } = [];

    public long Head => ((long)Pages * JournalPage.Size) + Tail.Length;
}

/// <summary>A full page of a journal: a row of its own that never changes.</summary>
internal sealed record JournalPage
{
    public const int Size = 500;

    /// <summary>Pages beyond this are forgotten, the oldest first.</summary>
    public const int Kept = 400;

    public int SchemaVersion { get; init; } = 1;

    public ImmutableArray<AlertNotice> Lines { get; init; } = [];

    public static string Name(int page) => string.Create(CultureInfo.InvariantCulture, $"{JournalState.Name}-{page:00000}");
}
