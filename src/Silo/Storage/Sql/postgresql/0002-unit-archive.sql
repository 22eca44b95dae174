-- Units are found by their kind of row, and the years of a unit by its code, without waking the grain.
create index if not exists ix_orleansstorage_kind on orleansstorage (graintypestring, serviceid);
create index if not exists ix_orleansstorage_key on orleansstorage (grainidextensionstring, serviceid);
