using EconomieSociale.Hosting;

namespace EconomieSociale.Storage;

/// <summary>The texts with which units are read, in the dialect of a database. State names look like <c>cooperative</c> and <c>cooperative-2026</c>.</summary>
internal abstract class UnitArchiveSql
{
    public abstract string Any { get; }

    /// <summary>Profiles of units by a dated membership, past or present: payload and version.</summary>
    public abstract string UnitsByMembership { get; }

    /// <summary>Profiles of named units: payload and version.</summary>
    public abstract string UnitsByKey { get; }

    /// <summary>Reports of named units: key, name of the row, payload and version.</summary>
    public abstract string Years { get; }

    /// <summary>The mark from which a reader asks next: whatever is not seen now will not lie before it.</summary>
    public abstract string Watermark { get; }

    /// <summary>Rows of units written since a mark: key, name of the row, version, and the payload of profiles.</summary>
    public abstract string Changes { get; }

    /// <summary>Takes away what <see cref="Changes"/> needs no more; null where that is nothing.</summary>
    public virtual string? Trim => null;

    public static UnitArchiveSql For(StorageKind kind) => kind == StorageKind.Sqlite ? new Sqlite() : new PostgreSql();

    private sealed class Sqlite : UnitArchiveSql
    {
        public override string Any => "select 1 from OrleansStorage where ServiceId = @service and GrainTypeString = @kind limit 1";

        /// <summary>The cross joins keep the order of the loops: for each code, its units, and their rows by the index.</summary>
        public override string UnitsByMembership =>
            """
            select s.PayloadBinary, s.Version
            from (select distinct u.Unit from json_each(@codes) c
              cross join UnitMembership u on u.ServiceId = @service and u.Membership = @membership and u.Code = c.value) k
            cross join OrleansStorage s on s.GrainIdExtensionString = k.Unit
            where s.ServiceId = @service and s.GrainTypeString = @kind and s.PayloadBinary is not null
            """;

        public override string UnitsByKey =>
            """
            select s.PayloadBinary, s.Version from json_each(@codes) c cross join OrleansStorage s on s.GrainIdExtensionString = c.value
            where s.ServiceId = @service and s.GrainTypeString = @kind and s.PayloadBinary is not null
            """;

        public override string Years =>
            """
            select s.GrainIdExtensionString, s.GrainTypeString, s.PayloadBinary, s.Version from json_each(@codes) c
            cross join OrleansStorage s on s.GrainIdExtensionString = c.value
            where s.ServiceId = @service and s.GrainTypeString like @years and s.PayloadBinary is not null
            """;

        public override string Watermark => "select cast(coalesce(max(Change), 0) + 1 as text) from OrleansStorage";

        public override string Changes =>
            """
            select GrainIdExtensionString, GrainTypeString, Version, case when GrainTypeString = @kind then PayloadBinary end
            from OrleansStorage
            where Change >= cast(@watermark as integer) and ServiceId = @service and (GrainTypeString = @kind or GrainTypeString like @years)
              and PayloadBinary is not null
            """;
    }

    private sealed class PostgreSql : UnitArchiveSql
    {
        public override string Any => "select 1 from orleansstorage where serviceid = @service and graintypestring = @kind limit 1";

        public override string UnitsByMembership =>
            """
            select s.payloadbinary, s.version from orleansstorage s
            where s.grainidextensionstring in (select unit from unitmembership
                where serviceid = @service and membership = @membership and code in (select jsonb_array_elements_text(@codes::jsonb)))
              and s.serviceid = @service and s.graintypestring = @kind and s.payloadbinary is not null
            """;

        public override string UnitsByKey =>
            """
            select s.payloadbinary, s.version from orleansstorage s
            where s.grainidextensionstring in (select jsonb_array_elements_text(@codes::jsonb))
              and s.serviceid = @service and s.graintypestring = @kind and s.payloadbinary is not null
            """;

        public override string Years =>
            """
            select s.grainidextensionstring, s.graintypestring, s.payloadbinary, s.version from orleansstorage s
            where s.grainidextensionstring in (select jsonb_array_elements_text(@codes::jsonb))
              and s.serviceid = @service and s.graintypestring like @years and s.payloadbinary is not null
            """;

        public override string Watermark => "select pg_snapshot_xmin(pg_current_snapshot())::text";

        /// <summary>
        /// From the log; from the rows themselves when the log no longer reaches back so far, which is so only for who could not ask for long.
        /// Only one half is read, and both are of one instant. Profiles are looked up by their key alone: the log says nothing of how many they are.
        /// </summary>
        public override string Changes =>
            """
            select u.key, u.name, u.version, case when u.name = @kind then (select p.payloadbinary from orleansstorage p
                where p.grainidextensionstring = u.key and p.graintypestring || '' = @kind and p.serviceid || '' = @service) end
            from unitchange c cross join lateral unnest(c.keys, c.names, c.versions) u (key, name, version)
            where c.xid >= @watermark::text::xid8 and c.serviceid = @service and not exists (select from unitchangehorizon h where h.xid >= @watermark::text::xid8)
            union all
            select grainidextensionstring, graintypestring, version, case when graintypestring = @kind then payloadbinary end
            from orleansstorage
            where xid >= @watermark::text::xid8 and serviceid = @service and (graintypestring = @kind or graintypestring like @years)
              and payloadbinary is not null and exists (select from unitchangehorizon h where h.xid >= @watermark::text::xid8)
            """;

        /// <summary>
        /// What lies before the mark of everybody who could ask now, and was written some time ago; the horizon moves with it. Before that, what lies ahead of every
        /// transaction there is: a backup of another server brought it here, where nobody's mark is of that time.
        /// </summary>
        public override string Trim =>
            """
            delete from unitchange where xid >= pg_snapshot_xmax(pg_current_snapshot());
            update unitchangehorizon set xid = '0' where xid >= pg_snapshot_xmax(pg_current_snapshot());
            with gone as (delete from unitchange where writtenon < now() - interval '2 minutes' and xid < pg_snapshot_xmin(pg_current_snapshot()) returning xid)
            update unitchangehorizon h set xid = g.xid from (select xid from gone order by xid desc limit 1) g where g.xid > h.xid
            """;
    }
}
