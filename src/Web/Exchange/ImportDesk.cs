using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>Brings rows to their units, or, in a dry run, asks the units what they would answer.</summary>
public sealed class ImportDesk(string import, bool dryRun, IGrainFactory grains, ImportCounts counts, ImportErrors errors)
{
    /// <summary>Rows of one unit that go together in one call.</summary>
    public const int MaxBatch = 100;

    /// <summary>In a dry run: what earlier rows would have registered, since no unit remembers it.</summary>
    private readonly Dictionary<string, UnitChange> rehearsed = new(StringComparer.Ordinal);

    /// <summary>Consecutive rows of one unit. Changes of the unit and reports keep their order.</summary>
    public async Task Take(IReadOnlyList<ImportRow> rows)
    {
        var unit = grains.Cooperative(rows[0].Unit);
        var results = rows.ToDictionary(r => r, _ => new RowResult());
        var bundles = new List<ReportBundle>();
        foreach (var row in rows)
        {
            if (row.Change is not null)
            {
                await Submit(unit, bundles, results);
                await Change(unit, row, results[row]);
            }

            if (row.Report is not null && !results[row].Refused && !(bundles.Count > 0 && bundles[^1].TryAdd(row)))
            {
                bundles.Add(new(row, import));
            }
        }

        await Submit(unit, bundles, results);
        foreach (var result in results.Values)
        {
            result.Count(counts);
        }
    }

    private async Task Change(ICooperativeGrain unit, ImportRow row, RowResult result)
    {
        var outcome = dryRun ? await Rehearse(unit, row) : await unit.Change(row.Change!);
        result.Changed |= outcome.Changed;
        Refuse(row, outcome.Refusals, result);
    }

    private async Task<UnitOutcome> Rehearse(ICooperativeGrain unit, ImportRow row)
    {
        var change = rehearsed.TryGetValue(row.Unit, out var earlier) ? row.Change! with { Set = earlier.Set.SetItems(row.Change!.Set) } : row.Change!;
        var outcome = (await unit.Rehearse(change, [])).Unit!;
        if (outcome is { Created: true, Refusals.IsEmpty: true })
        {
            rehearsed[row.Unit] = change;
        }

        return outcome;
    }

    private async Task Submit(ICooperativeGrain unit, List<ReportBundle> bundles, Dictionary<ImportRow, RowResult> results)
    {
        if (bundles.Count == 0)
        {
            return;
        }

        var outcomes = await Send(unit, bundles);
        var single = new List<ReportBundle>();
        foreach (var (bundle, outcome) in bundles.Zip(outcomes))
        {
            // Of a bundle with a bad row the good ones still go in, each alone.
            if (bundle.Rows.Count > 1 && !outcome.Refusals.IsEmpty)
            {
                single.AddRange(bundle.Rows.Select(r => new ReportBundle(r, import)));
                continue;
            }

            foreach (var row in bundle.Rows)
            {
                results[row].Changed |= outcome.Kind == OutcomeKind.Accepted;
            }

            foreach (var refusal in outcome.Refusals)
            {
                var row = bundle.RowOf(refusal.Field);
                Refuse(row, [refusal], results[row]);
            }
        }

        bundles.Clear();
        await Submit(unit, single, results);
    }

    private async Task<ImmutableArray<ReportOutcome>> Send(ICooperativeGrain unit, List<ReportBundle> bundles)
    {
        ImmutableArray<SubmitReport> commands = [.. bundles.Select(b => b.Command())];
        return dryRun
            ? (await unit.Rehearse(rehearsed.GetValueOrDefault(bundles[0].Rows[0].Unit), commands)).Reports
            : await unit.SubmitMany(commands);
    }

    private void Refuse(ImportRow row, ImmutableArray<Reason> refusals, RowResult result)
    {
        foreach (var refusal in refusals)
        {
            errors.Add(new(row.File.Name, row.Number, row.Mapper.ColumnOf(refusal.Field), refusal));
            result.Refused = true;
        }
    }

    private sealed class RowResult
    {
        public bool Changed { get; set; }

        public bool Refused { get; set; }

        public void Count(ImportCounts counts)
        {
            if (Refused)
            {
                counts.Reject();
            }
            else if (Changed)
            {
                counts.Accept();
            }
            else
            {
                counts.Keep();
            }
        }
    }
}
