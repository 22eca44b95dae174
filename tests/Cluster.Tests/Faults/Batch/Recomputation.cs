namespace EconomieSociale.Tests.Faults;

/// <summary>
/// Works out the answer to a question from the rows, unit by unit, in decimals: every report counts where its unit lay on the last day of its period;
/// flows add up, of a stock the last value of the range counts.
/// </summary>
internal static class Recomputation
{
    public static Dictionary<string, Tally> Answer(Question question, IEnumerable<BatchUnit> units)
    {
        var rows = new Dictionary<string, Tally> { [Question.Total] = new() };
        foreach (var unit in units.Where(u => question.Unit is null || u.Code == question.Unit))
        {
            Add(question, unit, rows);
        }

        return rows.Where(r => r.Key == Question.Total || !r.Value.IsNothing).ToDictionary(r => r.Key, r => r.Value);
    }

    private static void Add(Question question, BatchUnit unit, Dictionary<string, Tally> rows)
    {
        void Count(DateOnly day, Action<Tally> add)
        {
            if (!Geography.Instance.Lies(unit.Profile.Commune(day), question.Territory, question.Vintage))
            {
                return;
            }

            add(rows[Question.Total]);
            if (question.GroupBy.Length > 0)
            {
                var key = string.Join('|', question.GroupBy.Select(d => Key(d, unit, day, question.Vintage)));
                rows.TryAdd(key, new());
                add(rows[key]);
            }
        }

        if (unit.Profile.Exists(question.Term.Last))
        {
            Count(question.Term.Last, t => t.Units++);
        }

        foreach (var period in question.Term.Split(question.Form).Where(p => unit.Profile.Exists(p.Last)))
        {
            Count(period.Last, t => t.Expected++);
        }

        var reports = unit.Reports
            .Where(r => r.Form == question.Form && question.Term.Holds(r.Period) && r.Shown(question.Validated) is not null).OrderBy(r => r.Period.First).ToArray();
        foreach (var report in reports.Where(r => unit.Profile.IsCollective || unit.Profile.Exists(r.Period.Last)))
        {
            Count(report.Period.Last, t => (t.Collective, t.Reported) = unit.Profile.IsCollective ? (t.Collective + 1, t.Reported) : (t.Collective, t.Reported + 1));
        }

        foreach (var (at, measure) in Measure.All.Index().Where(m => m.Item.IsOn(question.Form)))
        {
            var given = reports.Where(r => r.Shown(question.Validated)![at] is not null).ToArray();
            foreach (var report in measure.IsStock ? given.TakeLast(1) : given)
            {
                Count(report.Period.Last, t => t.Add(at, report.Shown(question.Validated)![at]!.Value));
            }
        }
    }

    private static string Key(string dimension, BatchUnit unit, DateOnly day, string vintage) => dimension switch
    {
        "sector" => unit.Profile.Sector(day),
        "association" => unit.Profile.Association(day) ?? "",
        "kind" => unit.Profile.Kind,
        "unit" => unit.Code,
        _ => Geography.Instance.At(unit.Profile.Commune(day), dimension, vintage),
    };
}
