-- room: residents
-- A channel that a representative chose is theirs to choose only while they may act: under which representation it was set.
-- And what a representative opened, one line a day for each kind of page: reading is an act too.
alter table residents.reach add column set_under uuid references residents.representation;
create index reach_set_under on residents.reach (set_under) where set_under is not null;
create table residents.representation_read (
  representation_id  uuid not null references residents.representation,
  day                date not null,
  what               text not null check (what <> ''),
  at                 timestamptz not null,
  primary key (representation_id, day, what)
);
grant select, insert on residents.representation_read to stadjerspas_app;
create trigger representation_read_never_changes before update or delete on residents.representation_read for each row execute function foundation.never_changes();
