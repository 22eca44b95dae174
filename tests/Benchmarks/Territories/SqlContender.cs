using System.Data.Common;
using EconomieSociale.Benchmarks.Data;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>Asks a database through its driver and reads every value of the answer.</summary>
/// <typeparam name="T">The type in which the driver gives a sum.</typeparam>
internal sealed class SqlContender<T>(string name, Func<Topic, bool> answers, Func<Question, DbCommand> command, Func<T, Int128> number) : IContender
{
    private readonly record struct Row(int First, int Second, long Count, T[] Sums);

    public string Name => name;

    public bool Answers(Topic topic) => answers(topic);

    public Task Prepare(Question question) => Task.CompletedTask;

    public async Task<Func<SumTable>> Ask(Question question)
    {
        var keys = SqlText.KeyColumns(question.Topic);
        var rows = new List<Row>();
        await using var reader = await command(question).ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var sums = new T[reader.FieldCount - keys - 1];
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] = reader.GetFieldValue<T>(keys + 1 + i);
            }

            rows.Add(new(keys > 0 ? reader.GetInt32(0) : 0, keys > 1 ? reader.GetInt32(1) : 0, reader.GetInt64(keys), sums));
        }

        return () => new(rows.Select(r => Comparable(question.Topic, r)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private SumRow Comparable(Topic topic, Row row)
    {
        Int128[] sums = [.. row.Sums.Select(number)];
        return topic switch
        {
            Topic.RegionTotals => new("", row.Count, sums),
            Topic.ProvinceBySector => new($"{Landscape.Province(row.First)}|{Landscape.Sector(row.Second)}", row.Count, sums),
            Topic.TrendByFlag => new($"{BenchmarkPack.Quarter(row.First)}|{Flag.Asked.Key(row.Second)}", row.Count, sums),
            Topic.NationByRegion => new(Landscape.Region(row.First), row.Count, sums),
            Topic.AdHocByCommune => new(Landscape.Commune(row.First), row.Count, sums),
            _ => new(Landscape.Unit(row.First), row.Count, [Rank.Scaled(Rank.Value((decimal)sums[0], (decimal)sums[1]))]),
        };
    }
}
