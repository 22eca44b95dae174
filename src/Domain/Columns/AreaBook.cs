using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>
/// The contributions of the units that lie, or once lay, in one area, in columns: about 110 bytes for a report of 25 amounts.
/// A unit has one row in all columns, given when it is first told; units told in the order of their communes lie side by side.
/// Nothing is ever removed: a unit that a correction took elsewhere claims no place here and counts in no total. Not for use by several threads at once.
/// </summary>
/// <param name="rowsPerLook">To look at a single row costs about as much as to compare so many: with fewer in question the columns of conditions are not read.</param>
public sealed class AreaBook(Pack pack, int rowsPerLook = AreaBook.DefaultRowsPerLook)
{
    public const int DefaultRowsPerLook = 32;

    /// <summary>Histories that are kept as objects, for formulas; the others are read from the columns again.</summary>
    private const int MaxDossiers = 4096;

    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly List<OrganisationUnit> units = [];
    private readonly List<ImmutableArray<RowStamp>> stamps = [];
    private readonly List<AssessmentHistory?> states = [];
    private readonly List<CareBook?> care = [];
    private readonly List<(DateOnly Day, CareBook Care)?> followed = [];
    private readonly Dictionary<(string Set, int Ordinal), ReportBlock> blocks = [];
    private readonly Dictionary<string, ImmutableArray<string>> elements = pack.DataSets.ToDictionary(d => d.Code, d => ReportBlock.ElementsOf(d, pack), StringComparer.Ordinal);
    private readonly Dictionary<int, ImmutableArray<Contribution>> foreign = [];
    private readonly Shelf<int, UnitDossier> dossiers = new(MaxDossiers);

    public Pack Pack => pack;

    public int Count => units.Count;

    /// <summary>Contributions held, of all units, forms and periods.</summary>
    public long Reports { get; private set; }

    /// <summary>Memory of the contributions: amounts, what stands about them, and the columns of places; not the profiles of the units.</summary>
    public long Bytes => blocks.Values.Sum(b => b.Bytes) + Places.Bytes;

    public IReadOnlyList<OrganisationUnit> Units => units;

    internal PlaceBook Places { get; } = new();

    internal AttributeColumns Attributes { get; } = new();

    /// <summary>What was derived from the units and must follow their changes.</summary>
    internal DerivedColumns Derived { get; } = new();

    internal IEnumerable<ReportBlock> Blocks => blocks.Values;

    /// <summary>How many rows are worth looking at one by one.</summary>
    internal int Looks => units.Count / rowsPerLook;

    internal int Chunks => (units.Count + ReportChunk.Size - 1) / ReportChunk.Size;

    public IEnumerable<UnitContributions> All => Enumerable.Range(0, units.Count).Select(Read);

    public bool Knows(string unit) => rows.ContainsKey(unit);

    public UnitContributions? Find(string unit) => rows.TryGetValue(unit, out var row) ? Read(row) : null;

    /// <summary>True if the row of a unit was written again since it was last told here, or was never told.</summary>
    public bool IsBehind(string unit, RowStamp told) =>
        !rows.TryGetValue(unit, out var row) || !stamps[row].Any(s => s.Year == told.Year && s.Version >= told.Version);

    /// <summary>
    /// A unit tells of itself. Of the profile and of every report the higher version stands, so repeats and late news change nothing.
    /// False: only a part was told of a unit that is not known here; nothing was taken.
    /// </summary>
    public bool Apply(UnitNews news)
    {
        var told = news.Contributions;
        if (!rows.TryGetValue(told.Unit.Code, out var row))
        {
            if (!news.IsWhole)
            {
                return false;
            }

            rows[told.Unit.Code] = row = units.Count;
            units.Add(told.Unit);
            stamps.Add([]);
            states.Add(null);
            care.Add(null);
            followed.Add(null);
            Derived.Changing(row, null);
            WriteProfile(row, null);
            Change(row, told.Reports);
        }
        else
        {
            var newer = Newer(row, told.Reports);
            if (newer.Count > 0 || told.Unit.Version > units[row].Version)
            {
                Derived.Changing(row, () => Read(row));
                if (told.Unit.Version > units[row].Version)
                {
                    var before = units[row];
                    units[row] = told.Unit;
                    WriteProfile(row, before);
                }

                Change(row, newer);
            }
        }

        Take(row, told.Care);
        stamps[row] = RowStamp.Newest(stamps[row], news.Rows);
        return true;
    }

    /// <summary>The histories of the units that meet a condition, one at a time.</summary>
    public IEnumerable<UnitDossier> Dossiers(Func<OrganisationUnit, bool> wanted) =>
        Enumerable.Range(0, units.Count).Where(row => wanted(units[row])).Select(Dossier);

    /// <summary>Every unit, how it stands on a day, and its last main report; both are worked out when asked.</summary>
    public IEnumerable<(OrganisationUnit Unit, Func<PeriodStatus?> Standing, Func<Period?> LastReport)> Standings(DateOnly day) =>
        Enumerable.Range(0, units.Count).Select(row => (units[row], (Func<PeriodStatus?>)(() => States(row).Now(day)), (Func<Period?>)(() => LastReport(row))));

    /// <summary>The alerts and plans of a unit on a day: as they follow from its data, with what people did.</summary>
    public CareBook Care(int row, DateOnly today, DateTimeOffset now)
    {
        if (followed[row] is not { } held || held.Day != today)
        {
            var known = Recorded(row);
            followed[row] = held = (today, known.Follow(AlertTimeline.Of(Dossier(row), known.Facts, today), Pack, today, now));
        }

        return held.Care;
    }

    /// <summary>True if the unit has, or had, an accompaniment plan.</summary>
    public bool HasPlan(string unit) => rows.TryGetValue(unit, out var row) && !Recorded(row).Plans.IsEmpty;

    /// <summary>What a unit has recorded.</summary>
    public CareBook Recorded(int row) => care[row] ?? CareBook.Empty;

    internal ReportBlock? Block(DataSet set, Period period) => blocks.GetValueOrDefault((set.Code, period.Ordinal));

    internal UnitContributions Read(int row)
    {
        var reports = ImmutableArray.CreateBuilder<Contribution>(blocks.Count);
        foreach (var block in blocks.Values)
        {
            if (block.Read(row) is { } report)
            {
                reports.Add(report);
            }
        }

        reports.AddRange(foreign.GetValueOrDefault(row, []));
        return new(units[row], reports.DrainToImmutable(), care[row]);
    }

    public UnitDossier Dossier(int row) => dossiers.GetOrAdd(row, r => new(Read(r), pack));

    internal AssessmentHistory States(int row) => states[row] ??= Dossier(row).States;

    private Period? LastReport(int row) => blocks.Values.Where(b => b.Set == pack.MainDataSet && b.IsHeld(row)).Select(b => (Period?)b.Period).Max();

    private List<Contribution> Newer(int row, ImmutableArray<Contribution> told)
    {
        var newer = new List<Contribution>();
        foreach (var report in told)
        {
            if (VersionOf(row, report) < report.Version)
            {
                newer.Add(report);
            }
        }

        return newer;
    }

    private void Take(int row, CareBook? told)
    {
        if (CareBook.Newer(care[row], told) is var newer && newer != care[row])
        {
            care[row] = newer;
            followed[row] = null;
        }
    }

    private void WriteProfile(int row, OrganisationUnit? before)
    {
        Places.Write(row, before, units[row]);
        Attributes.Write(row, units[row]);
    }

    private void Change(int row, IReadOnlyCollection<Contribution> newer)
    {
        foreach (var report in newer)
        {
            Write(row, report);
        }

        Carry(row, newer);
        states[row] = null;
        followed[row] = null;
        dossiers.Remove(row);
        Derived.Changed(row);
    }

    private int VersionOf(int row, Contribution report) => blocks.TryGetValue((report.DataSet, report.Period.Ordinal), out var block)
        ? block.VersionAt(row)
        : ForeignVersionOf(row, report);

    private int ForeignVersionOf(int row, Contribution report) =>
        foreign.GetValueOrDefault(row, []).FirstOrDefault(r => (r.DataSet, r.Period) == (report.DataSet, report.Period))?.Version ?? 0;

    private void Write(int row, Contribution report)
    {
        if (!elements.TryGetValue(report.DataSet, out var columns))
        {
            // A form that the pack no longer has: no total reads it, but it is not lost.
            foreign[row] = [.. foreign.GetValueOrDefault(row, []).Where(r => (r.DataSet, r.Period) != (report.DataSet, report.Period)), report];
            return;
        }

        var key = (report.DataSet, report.Period.Ordinal);
        if (!blocks.TryGetValue(key, out var block))
        {
            blocks[key] = block = new(pack.DataSets.First(d => d.Code == report.DataSet), report.Period, columns, pack);
        }

        Reports += block.IsHeld(row) ? 0 : 1;
        block.Write(row, report);
    }

    /// <summary>Whether a report is carried forward depends on the others of its unit and form.</summary>
    private void Carry(int row, IReadOnlyCollection<Contribution> told)
    {
        foreach (var set in pack.DataSets)
        {
            if (!IsOf(told, set) || !HasStatement(row, set))
            {
                continue;
            }

            var ofSet = blocks.Values.Where(b => b.Set == set && b.IsHeld(row)).ToArray();
            ImmutableArray<Contribution> reports = [.. ofSet.Select(b => b.Read(row)!)];
            foreach (var (block, report) in ofSet.Zip(reports))
            {
                block.Carry(row, CarryForward.IsCarried(report, reports, set), report.Validated is not null && CarryForward.IsCarried(report, reports, set, true));
            }
        }
    }

    private static bool IsOf(IReadOnlyCollection<Contribution> told, DataSet set)
    {
        foreach (var report in told)
        {
            if (report.DataSet == set.Code)
            {
                return true;
            }
        }

        return false;
    }

    private bool HasStatement(int row, DataSet set)
    {
        foreach (var block in blocks.Values)
        {
            if (block.Set == set && block.HasStatement(row))
            {
                return true;
            }
        }

        return false;
    }
}
