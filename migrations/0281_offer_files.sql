-- room: offers
-- A file of offers that was read in: its drafts can be looked at, and published, together.
create table offers.file (
  id            uuid primary key,
  read_at       timestamptz not null,
  read_by       uuid not null,
  read_by_name  text not null
);
alter table offers.draft add column file_id uuid references offers.file;
create index draft_file on offers.draft (file_id) where file_id is not null;

grant select, insert on offers.file to stadjerspas_app;
grant update (file_id) on offers.draft to stadjerspas_app;
