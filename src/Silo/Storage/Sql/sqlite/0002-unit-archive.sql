-- Units are found by their kind of row, and the years of a unit by its code, without waking the grain.
create index if not exists IX_OrleansStorage_Kind on OrleansStorage (GrainTypeString, ServiceId);
create index if not exists IX_OrleansStorage_Key on OrleansStorage (GrainIdExtensionString, ServiceId);
