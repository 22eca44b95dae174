-- Every write of a row carries its transaction id, so that a reader asks for what changed since a snapshot: rows of transactions that a snapshot sees as
-- finished have smaller ids than its xmin, all others are asked for again. A sequence would not do: numbers are committed in another order than they are taken.
alter table orleansstorage add column if not exists xid xid8 not null default pg_current_xact_id();
create index if not exists ix_orleansstorage_xid on orleansstorage (xid);
update orleansquery set querytext = 'insert into orleansstorage as o (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version, xid)
  select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @PayloadBinary, now(), 1, pg_current_xact_id()
  where @GrainStateVersion::int is null or exists (select 1 from orleansstorage where grainidhash = @GrainIdHash and graintypehash = @GrainTypeHash and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1 and graintypestring = @GrainTypeString and coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString, '''') and serviceid = @ServiceId)
  on conflict (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, coalesce(grainidextensionstring, ''''), serviceid)
  do update set payloadbinary = excluded.payloadbinary, modifiedon = excluded.modifiedon, version = o.version + 1, xid = excluded.xid where o.version = @GrainStateVersion
  returning version as NewGrainStateVersion' where querykey = 'WriteToStorageKey';
