-- What was written of units, one row for each commit: which rows, with the versions that they then had. The feed reads this and not the state table, whose
-- index by transaction made every write of a row write all its other indexes too. Without it a write stays on its page, if there is room. See ADR 0024.
create table if not exists unitchange (
  xid xid8 not null default pg_current_xact_id(), writtenon timestamptz not null default now(), serviceid varchar(150) not null,
  keys text[] not null, names text[] not null, versions integer[] not null);
create index if not exists ix_unitchange on unitchange (xid);

-- Changes of transactions up to here may be gone from the log. Whoever asks from further back reads the state table itself.
create table if not exists unitchangehorizon (xid xid8 not null);
insert into unitchangehorizon select pg_current_xact_id() where not exists (select from unitchangehorizon);

drop index if exists ix_orleansstorage_xid;
alter table orleansstorage set (fillfactor = 40);
do $$ begin execute 'alter table orleansstorage alter column payloadbinary set compression lz4';
exception when others then raise notice 'No lz4 on this server: rows are compressed with pglz'; end $$;

-- Who writes many rows at once logs them at once and says so; every other writer (a process of an earlier version, a person) is logged here, row by row.
create or replace function log_unit_change() returns trigger language plpgsql as $$
begin
  insert into unitchange (serviceid, keys, names, versions)
    values (new.serviceid, array[new.grainidextensionstring], array[new.graintypestring], array[new.version]);
  return null;
end $$;
drop trigger if exists tr_unitchange on orleansstorage;
create trigger tr_unitchange after insert or update on orleansstorage for each row
  when (current_setting('economiesociale.logs', true) is distinct from 'on' and new.graintypestring like 'cooperative%' and new.payloadbinary is not null)
  execute function log_unit_change();
