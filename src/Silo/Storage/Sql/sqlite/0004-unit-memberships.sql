-- Where units belong, once belonged or were once said to belong, written with their profile in one statement: an area finds its units without reading those
-- of all others. One that a correction took away is found too: late news of it must meet the newer profile and not be taken for a new unit.
create table if not exists UnitMembership (
  ServiceId text not null, Membership text not null, Code text not null, Unit text not null, primary key (ServiceId, Membership, Code, Unit)) without rowid;
create trigger if not exists TR_UnitMembership_Insert after insert on OrleansStorage
  when new.GrainTypeString = 'cooperative' and new.PayloadBinary is not null
begin
  insert into UnitMembership
    select new.ServiceId, k.value, json_extract(m.value, '$.code'), new.GrainIdExtensionString
    from json_each('["commune","association"]') k, json_each(cast(new.PayloadBinary as text), '$.unit.' || k.value || '.entries') m
    where json_extract(m.value, '$.code') is not null
    on conflict do nothing;
  insert into UnitMembership
    select new.ServiceId, k.value, m.value, new.GrainIdExtensionString
    from json_each('["commune","association"]') k, json_each(cast(new.PayloadBinary as text), '$.unit.' || k.value || '.former') m
    where m.value is not null
    on conflict do nothing;
end;
create trigger if not exists TR_UnitMembership_Update after update on OrleansStorage
  when new.GrainTypeString = 'cooperative' and new.PayloadBinary is not null
begin
  insert into UnitMembership
    select new.ServiceId, k.value, json_extract(m.value, '$.code'), new.GrainIdExtensionString
    from json_each('["commune","association"]') k, json_each(cast(new.PayloadBinary as text), '$.unit.' || k.value || '.entries') m
    where json_extract(m.value, '$.code') is not null
    on conflict do nothing;
  insert into UnitMembership
    select new.ServiceId, k.value, m.value, new.GrainIdExtensionString
    from json_each('["commune","association"]') k, json_each(cast(new.PayloadBinary as text), '$.unit.' || k.value || '.former') m
    where m.value is not null
    on conflict do nothing;
end;
insert into UnitMembership
  select s.ServiceId, k.value, json_extract(m.value, '$.code'), s.GrainIdExtensionString
  from OrleansStorage s, json_each('["commune","association"]') k, json_each(cast(s.PayloadBinary as text), '$.unit.' || k.value || '.entries') m
  where s.GrainTypeString = 'cooperative' and s.PayloadBinary is not null and json_extract(m.value, '$.code') is not null
  on conflict do nothing;
insert into UnitMembership
  select s.ServiceId, k.value, m.value, s.GrainIdExtensionString
  from OrleansStorage s, json_each('["commune","association"]') k, json_each(cast(s.PayloadBinary as text), '$.unit.' || k.value || '.former') m
  where s.GrainTypeString = 'cooperative' and s.PayloadBinary is not null and m.value is not null
  on conflict do nothing;
