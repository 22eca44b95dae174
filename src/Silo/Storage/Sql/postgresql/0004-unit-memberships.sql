-- Where units belong, once belonged or were once said to belong, written with their profile in one transaction: an area finds its units without reading those
-- of all others. One that a correction took away is found too: late news of it must meet the newer profile and not be taken for a new unit.
create table if not exists unitmembership (
  serviceid varchar(150) not null, membership varchar(20) not null, code varchar(100) not null, unit varchar(512) not null, primary key (serviceid, membership, code, unit));
create or replace function unit_memberships(service varchar, payload bytea, unit varchar)
  returns table (serviceid varchar, membership varchar, code varchar, unit varchar) language sql immutable as $$
  select service, k, (m ->> 'code')::varchar, unit
  from unnest(array['commune', 'association']::varchar[]) k, jsonb_array_elements(convert_from(payload, 'UTF8')::jsonb -> 'unit' -> k -> 'entries') m
  where m ->> 'code' is not null
  union all
  select service, k, m::varchar, unit
  from unnest(array['commune', 'association']::varchar[]) k, jsonb_array_elements_text(convert_from(payload, 'UTF8')::jsonb -> 'unit' -> k -> 'former') m
$$;
create or replace function write_unit_memberships() returns trigger language plpgsql as $$
begin
  insert into unitmembership select * from unit_memberships(new.serviceid, new.payloadbinary, new.grainidextensionstring) on conflict do nothing;
  return null;
end $$;
drop trigger if exists tr_unitmembership on orleansstorage;
create trigger tr_unitmembership after insert or update on orleansstorage for each row
  when (new.graintypestring = 'cooperative' and new.payloadbinary is not null) execute function write_unit_memberships();
insert into unitmembership
  select u.* from orleansstorage s, unit_memberships(s.serviceid, s.payloadbinary, s.grainidextensionstring) u
  where s.graintypestring = 'cooperative' and s.payloadbinary is not null
on conflict do nothing;
