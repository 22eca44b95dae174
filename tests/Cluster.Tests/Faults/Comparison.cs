using System.Diagnostics;

namespace EconomieSociale.Tests.Faults;

/// <summary>Compares what living processes answer with the batch over the rows, while nobody writes.</summary>
internal sealed class Comparison(TestStore store, Fleet fleet, Journal journal, Random random)
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(90);

    /// <summary>What no message told is known after one reading of the feed, half a second; the rest is for a busy machine.</summary>
    private static readonly TimeSpan FeedPatience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly Term Year = Term.Range(Term.Quarter(2025, 1), Term.Quarter(2025, 4));
    private static readonly Term All = Term.Range(Term.Quarter(2025, 1), Term.Quarter(2026, 3));
    private static readonly Term Middle = Term.Range(Term.Quarter(2025, 3), Term.Quarter(2026, 2));

    private static readonly Question[] Asked =
    [
        new(Geography.Root, "2015", Term.Quarter(2026, 1), Form.Quarterly, ["province"]),
        new(Geography.Root, "1997", All, Form.Quarterly, ["region"]),
        new(Geography.Root, "2015", Middle, Form.Quarterly, ["sector", "kind"]),
        new("MA-R15-11", "2015", All, Form.Quarterly, ["commune"]),
        new("MA-R97-02", "1997", Year, Form.Quarterly, ["commune", "sector"]),
        new(Geography.Root, "2015", All, Form.Quarterly, ["province", "sector"], Validated: true),
        new("11.221", "1997", Middle, Form.Quarterly, ["association"]),
        new(Geography.Root, "1997", Term.Month(2026, 1), Form.Monthly, ["province", "sector"]),
    ];

    /// <summary>Compares until all is equal in all processes that live.</summary>
    /// <returns>The units as they rest; null if one of these died meanwhile.</returns>
    public async Task<BatchUnit[]?> Run()
    {
        var watch = Stopwatch.StartNew();
        var members = fleet.Living;
        long? differsSince = null;
        while (true)
        {
            var questions = Asked.Append(Drawn()).ToArray();
            if (members.Length == 0 || members.Any(m => !m.Lives))
            {
                return null;
            }

            var units = BatchUnit.Read(await store.Rows());
            var (found, unanswered) = await Differences(questions, units, members);
            if (unanswered == 0 && found.Count == 0)
            {
                journal.Compared(questions.Length, differsSince is { } since ? Stopwatch.GetElapsedTime(since) : null);
                return units;
            }

            differsSince = found.Count == 0 ? differsSince : differsSince ?? Stopwatch.GetTimestamp();
            if (differsSince is { } began && Stopwatch.GetElapsedTime(began) > FeedPatience)
            {
                journal.Violation($"Totals differ from the batch: {string.Join("\n  ", found.Concat(await ByUnit(units, members)))}");
                return units;
            }

            if (watch.Elapsed > AnswerPatience)
            {
                journal.Violation($"Not within {AnswerPatience.TotalSeconds:0} s: every process answers every question ({unanswered} did not)");
                return units;
            }

            await Task.Delay(Pause);
        }
    }

    private async Task<(List<string> Found, int Unanswered)> Differences(Question[] questions, BatchUnit[] units, Member[] members)
    {
        var found = new List<string>();
        var unanswered = 0;
        foreach (var (at, question) in questions.Index())
        {
            var expected = Recomputation.Answer(question, units);
            foreach (var member in at == 0 ? members : [members[random.Next(members.Length)]])
            {
                var reply = await fleet.Get(member, question.Path);
                if (reply.Status != 200)
                {
                    unanswered++;
                    continue;
                }

                found.AddRange(Differences(expected, question.Read(reply.Body)).Select(d => $"process {member.Number}, {question}: {d}"));
            }
        }

        return (found, unanswered);
    }

    private static IEnumerable<string> Differences(Dictionary<string, Tally> expected, Dictionary<string, Tally> shown) => expected.Keys.Union(shown.Keys)
        .Select(k => (Key: k, Batch: expected.GetValueOrDefault(k)?.ToString() ?? "no row", Shown: shown.GetValueOrDefault(k)?.ToString() ?? "no row"))
        .Where(d => d.Batch != d.Shown)
        .Select(d => $"{d.Key}: the batch has {d.Batch}, the answer {d.Shown}");

    /// <summary>The units behind a difference.</summary>
    private async Task<IEnumerable<string>> ByUnit(BatchUnit[] units, Member[] members) =>
        (await Differences([new(Geography.Root, "2015", All, Form.Quarterly, ["unit", "commune"])], units, members)).Found.Take(20);

    private Question Drawn()
    {
        string[] territories = [Geography.Root, "11.121", "11.321", "11.537", .. Geography.Instance.Communes];
        var quarter = Term.Quarter(random.Next(2025, 2027), random.Next(1, 4));
        return new(territories[random.Next(territories.Length)], random.Next(2) == 0 ? "1997" : "2015", quarter, Form.Quarterly, ["sector"], random.Next(3) == 0);
    }
}
