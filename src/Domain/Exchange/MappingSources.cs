namespace EconomieSociale.Exchange;

/// <summary>Lists what a mapping reads.</summary>
internal static class MappingSources
{
    /// <summary>Every column that any part of the mapping names.</summary>
    public static IEnumerable<string> Columns(FileMapping mapping) => Sources(mapping)
        .SelectMany(s => new[] { s.Column, s.When?.Column })
        .Concat(mapping.Where.Select(c => c.Column))
        .Append(mapping.Collective?.When.Column)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<Source> Sources(FileMapping mapping)
    {
        IEnumerable<Source?> all = [.. Unit(mapping.Unit), .. Unit(mapping.Collective?.Unit)];
        if (mapping.Report is { } report)
        {
            all = all.Concat([report.Period, report.StatementDate, report.Element, report.Value]).Concat(report.Values.Values);
        }

        return all.OfType<Source>();
    }

    private static IEnumerable<Source?> Unit(UnitMapping? unit) => unit is null ? [] : [unit.Code, unit.ValidFrom, .. unit.Fields.Values];
}
