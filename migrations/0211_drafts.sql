-- room: offers
-- The same in English, for who reads that better. Empty: only Dutch.
alter table offers.version add column english jsonb not null default '{}' check (jsonb_typeof(english) = 'object');
comment on column offers.version.english is 'title, summary, description, days, note, bring: each only when it was written.';

-- An offer as editors are writing it, with every text as it was typed, right or wrong: nothing is lost because it is not
-- finished. It becomes a version only when a colleague, who did not write it, says so.
create table offers.draft (
  id                uuid primary key,
  -- Null: an offer that is not there yet.
  offer_id          uuid references offers.offer,
  typed             jsonb not null check (jsonb_typeof(typed) = 'object'),
  -- Goes up with each change: who types in an older one is told.
  revision          integer not null default 1,
  state             text not null check (state in ('writing', 'waiting', 'returned', 'published', 'dropped')),
  begun_at          timestamptz not null,
  changed_at        timestamptz not null,
  changed_by        uuid not null,
  changed_by_name   text not null,
  decided_at        timestamptz,
  decided_by        uuid,
  decided_by_name   text,
  return_reason     text,
  version_id        uuid references offers.version,
  -- Four eyes, whatever a program does.
  constraint draft_four_eyes check (state not in ('published', 'returned') or decided_by <> changed_by),
  check (num_nulls(decided_at, decided_by, decided_by_name) in (0, 3)),
  check (state not in ('published', 'returned') or decided_by is not null),
  check ((state = 'published') = (version_id is not null)),
  check (state <> 'returned' or return_reason <> '')
);
create unique index draft_one_open on offers.draft (offer_id) where state in ('writing', 'waiting', 'returned');
create index draft_open on offers.draft (changed_at) where state in ('writing', 'waiting', 'returned');

grant select, insert on offers.draft to stadjerspas_app;
grant update (typed, revision, state, changed_at, changed_by, changed_by_name, decided_at, decided_by, decided_by_name, return_reason, version_id)
  on offers.draft to stadjerspas_app;
