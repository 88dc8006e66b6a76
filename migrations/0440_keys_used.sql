-- room: foundation
-- Which keys were ever current here, and so may be needed by a row: no index knows the key of a row, and a sample may miss it.
create table foundation.key_used (
  part     text not null check (part in ('box', 'vouchers')),
  key_id   text not null check (length(key_id) = 2),
  since    timestamptz not null default now(),
  primary key (part, key_id)
);

-- From then on the table above knows every key: a new database from its first day, an older one when all its rows were read.
create table foundation.keys_known (
  only_row  boolean primary key default true check (only_row),
  at        timestamptz not null default now()
);
insert into foundation.keys_known (only_row) select true where not exists (select from foundation.purpose);

grant select, insert on foundation.key_used, foundation.keys_known to stadjerspas_app;
