using EconomieSociale.Hosting;

namespace EconomieSociale.Storage;

/// <summary>The texts with which units are read, in the dialect of a database. State names look like <c>cooperative</c> and <c>cooperative-2026</c>.</summary>
internal abstract class UnitArchiveSql
{
    public abstract string Any { get; }

    /// <summary>Units by a dated membership, past or present.</summary>
    public abstract string UnitsBy(string membership);

    public abstract string Years { get; }

    public static UnitArchiveSql For(StorageKind kind) => kind == StorageKind.Sqlite ? new Sqlite() : new PostgreSql();

    private sealed class Sqlite : UnitArchiveSql
    {
        public override string Any => "select 1 from OrleansStorage where ServiceId = @service and GrainTypeString = @kind limit 1";

        public override string UnitsBy(string membership) =>
            $"""
            select s.PayloadBinary from OrleansStorage s
            where s.ServiceId = @service and s.GrainTypeString = @kind and s.PayloadBinary is not null
              and exists (select 1 from json_each(cast(s.PayloadBinary as text), '$.unit.{membership}.entries') m
                          where json_extract(m.value, '$.code') in (select value from json_each(@codes)))
            """;

        /// <summary>The cross join keeps the order of the loops: for each code, its rows by the index.</summary>
        public override string Years =>
            """
            select s.GrainIdExtensionString, s.PayloadBinary from json_each(@codes) c
            cross join OrleansStorage s on s.GrainIdExtensionString = c.value
            where s.ServiceId = @service and s.GrainTypeString like @years and s.PayloadBinary is not null
            """;
    }

    private sealed class PostgreSql : UnitArchiveSql
    {
        public override string Any => "select 1 from orleansstorage where serviceid = @service and graintypestring = @kind limit 1";

        public override string UnitsBy(string membership) =>
            $$"""
            select s.payloadbinary from orleansstorage s
            where s.serviceid = @service and s.graintypestring = @kind and s.payloadbinary is not null
              and exists (select 1 from jsonb_array_elements(convert_from(s.payloadbinary, 'UTF8')::jsonb #> '{unit,{{membership}},entries}') m
                          where m ->> 'code' in (select jsonb_array_elements_text(@codes::jsonb)))
            """;

        public override string Years =>
            """
            select s.grainidextensionstring, s.payloadbinary from orleansstorage s
            where s.grainidextensionstring in (select jsonb_array_elements_text(@codes::jsonb))
              and s.serviceid = @service and s.graintypestring like @years and s.payloadbinary is not null
            """;
    }
}
