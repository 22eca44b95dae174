namespace EconomieSociale.Benchmarks.Hosting;

/// <summary>What a run says: on the console as it goes, and as markdown in the end. Counts which bars were met.</summary>
internal sealed class Output
{
    private readonly List<string> markdown = [];
    private readonly List<string> missed = [];
    private int met;

    public bool AllMet => missed.Count == 0;

    public void Title(string text)
    {
        Console.WriteLine($"\n{text}\n{new string('=', text.Length)}");
        markdown.AddRange(["", $"## {text}", ""]);
    }

    public void Say(string text)
    {
        Console.WriteLine(text);
        markdown.Add($"- {text}");
    }

    /// <summary>A table: a head and rows of as many cells.</summary>
    public void Table(string[] head, IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. head.Index().Select(h => rows.Select(r => r[h.Index].Length).Append(h.Item.Length).Max())];
        string Line(string[] cells) => string.Join(" | ", cells.Index().Select(c => c.Index == 0 ? c.Item.PadRight(widths[0]) : c.Item.PadLeft(widths[c.Index])));
        Console.WriteLine($"\n{Line(head)}\n{string.Join("-|-", widths.Select(w => new string('-', w)))}");
        markdown.AddRange(["", $"| {Line(head)} |", $"|{string.Join('|', widths.Select(w => new string('-', w + 2)))}|"]);
        foreach (var row in rows)
        {
            Console.WriteLine(Line(row));
            markdown.Add($"| {Line(row)} |");
        }

        Console.WriteLine();
        markdown.Add("");
    }

    /// <summary>Counts a bar.</summary>
    /// <returns>What a cell of a table says of it.</returns>
    public string Bar(string name, bool isMet)
    {
        if (isMet)
        {
            met++;
            return "yes";
        }

        missed.Add(name);
        return "NO";
    }

    public async Task Close(string? file)
    {
        Title("Bars");
        Say($"{met} bars met, {missed.Count} missed" + (missed.Count == 0 ? "" : ": " + string.Join("; ", missed)));
        if (file is not null)
        {
            await File.WriteAllLinesAsync(file, markdown);
        }
    }
}
