using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>What becomes of commands about reports, as OpenTelemetry metrics of the meter <see cref="Name"/>.</summary>
public sealed class ReportsMeter
{
    public const string Name = "EconomieSociale.Reports";

    private static readonly FrozenDictionary<OutcomeKind, string> Outcomes = Enum.GetValues<OutcomeKind>().ToFrozenDictionary(k => k, k => JsonName.Of(k));

    private readonly Counter<long> acknowledged;

    public ReportsMeter(IMeterFactory factory) =>
        acknowledged = factory.Create(Name).CreateCounter<long>(
            "es.reports.acknowledged", "{command}", "Commands about reports that were answered, by outcome: what is accepted is durable and in every later total");

    public void Acknowledged(IEnumerable<ReportOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            acknowledged.Add(1, new KeyValuePair<string, object?>("outcome", Outcomes[outcome.Kind]));
        }
    }
}
