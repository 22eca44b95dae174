-- Every write of a row takes the next number, so that a reader asks for what changed since the last one: one writer, so numbers are committed in their order.
alter table OrleansStorage add column Change integer not null default 0;
create index if not exists IX_OrleansStorage_Change on OrleansStorage (Change);
update OrleansQuery set QueryText = 'insert into OrleansStorage (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, ModifiedOn, Version, Change)
  select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @PayloadBinary, datetime(''now''), 1, (select coalesce(max(Change), 0) + 1 from OrleansStorage)
  where @GrainStateVersion is null or exists (select 1 from OrleansStorage where GrainIdHash=@GrainIdHash and GrainTypeHash=@GrainTypeHash and GrainIdN0=@GrainIdN0 and GrainIdN1=@GrainIdN1 and GrainTypeString=@GrainTypeString and coalesce(GrainIdExtensionString,'''')=coalesce(@GrainIdExtensionString,'''') and ServiceId=@ServiceId)
  on conflict (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, coalesce(GrainIdExtensionString, ''''), ServiceId)
  do update set PayloadBinary=excluded.PayloadBinary, ModifiedOn=excluded.ModifiedOn, Version=Version+1, Change=excluded.Change where Version=@GrainStateVersion
  returning Version as NewGrainStateVersion' where QueryKey = 'WriteToStorageKey';
