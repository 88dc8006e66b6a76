-- room: residents
-- Fields that the register refuses us and that we read on without (decision 0066): for whoever runs the shop, until they are given.
create table residents.refused_field (
  field     text primary key,
  first_at  timestamptz not null,
  last_at   timestamptz not null check (last_at >= first_at)
);
grant select, insert, update, delete on residents.refused_field to stadjerspas_app;
