using System.Collections.Immutable;
using System.Diagnostics;
using EconomieSociale.Benchmarks.Hosting;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>Runs rounds, keeps the times, and stops everything when two answers differ.</summary>
/// <param name="contenders">Asked about the population; they must agree.</param>
/// <param name="small">Asked for the totals of the only region of a small population; nulls are left out.</param>
internal sealed class Course(IReadOnlyList<IContender> contenders, ImmutableArray<GrainContender?> small)
{
    private readonly Dictionary<(string Contender, Topic Topic), Samples> samples = [];
    private readonly Dictionary<string, Samples> smallSamples = [];

    public IReadOnlyList<IContender> Contenders => contenders;

    public Samples Of(string contender, Topic topic) => samples.TryGetValue((contender, topic), out var found) ? found : new();

    /// <summary>Of the region of the small population.</summary>
    public Samples OfSmall(string contender) => smallSamples.TryGetValue(contender, out var found) ? found : new();

    /// <summary>One question of each topic to everybody, in an order that changes from round to round. Rounds below zero are not counted.</summary>
    public async Task Round(int round, ImmutableArray<Question> questions)
    {
        foreach (var question in questions)
        {
            (string Name, SumTable Table)? first = null;
            for (var i = 0; i < contenders.Count; i++)
            {
                var contender = contenders[(i + Math.Abs(round)) % contenders.Count];
                if (!contender.Answers(question.Topic))
                {
                    continue;
                }

                var times = samples.TryGetValue((contender.Name, question.Topic), out var held) ? held : samples[(contender.Name, question.Topic)] = new();
                var table = await Timed(contender, question, times, counts: round >= 0);
                first ??= (contender.Name, table);
                if (table.Hash() != first.Value.Table.Hash())
                {
                    throw new InvalidOperationException(
                        $"{Question.Title(question.Topic)}: {contender.Name} and {first.Value.Name} differ for {question}: {table.Difference(first.Value.Table)}");
                }
            }
        }

        foreach (var contender in small.OfType<GrainContender>())
        {
            var times = smallSamples.TryGetValue(contender.Name, out var held) ? held : smallSamples[contender.Name] = new();
            await Timed(contender, questions.First(q => q.Topic == Topic.RegionTotals) with { Region = 0 }, times, counts: round >= 0);
        }
    }

    private static async Task<SumTable> Timed(IContender contender, Question question, Samples times, bool counts)
    {
        await contender.Prepare(question);
        var start = Stopwatch.GetTimestamp();
        var answer = await contender.Ask(question);
        var elapsed = Stopwatch.GetElapsedTime(start);
        if (counts)
        {
            times.Add(elapsed);
        }

        return answer();
    }
}
