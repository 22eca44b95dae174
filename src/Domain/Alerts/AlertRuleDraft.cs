using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>A rule as a row of a pack says it, not yet checked.</summary>
[GenerateSerializer, Immutable, Alias("alert-rule-draft")]
public sealed record AlertRuleDraft(
    int Row,
    string Code,
    string Identifier,
    int Version,
    Label Name,
    Label Action,
    AlertBasis Basis,
    bool ValidatedOnly,
    string Info,
    string Warning,
    string Critical,
    string Clear,
    string Unless,
    ImmutableArray<Relation> Recipients,
    ImmutableArray<string> Obstacles)
{
    public const string File = "alert-rules.csv";

    /// <summary>The same rule if an alert closed as soon as its condition no longer held: what the clear condition is worth.</summary>
    public AlertRuleDraft WithoutClear => this with { Clear = "1 == 1" };
}
