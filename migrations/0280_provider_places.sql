-- room: providers
-- Where a provider is, to the metre: for "near" and for a map. Both or neither.
alter table providers.provider
  add column lat      numeric(8, 6) check (lat between -90 and 90),
  add column lon      numeric(9, 6) check (lon between -180 and 180),
  add column booking  text not null default '',
  add constraint provider_spot_whole check ((lat is null) = (lon is null));
comment on column providers.provider.lat is 'WGS84, degrees north.';
comment on column providers.provider.lon is 'WGS84, degrees east.';
comment on column providers.provider.booking is 'How a place is kept there, in a sentence. Shown with offers that need it.';

-- Where else the same provider is: a second pool, a branch of the library.
create table providers.branch (
  provider_id    uuid not null references providers.provider,
  position       smallint not null check (position > 0),
  name           text not null check (name <> ''),
  address        text not null check (address <> ''),
  postcode       text not null check (postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'),
  place          text not null check (place <> ''),
  neighbourhood  text not null default '',
  opening_hours  text not null default '',
  lat            numeric(8, 6) check (lat between -90 and 90),
  lon            numeric(9, 6) check (lon between -180 and 180),
  primary key (provider_id, position),
  constraint branch_spot_whole check ((lat is null) = (lon is null))
);
create trigger counted after insert or update or delete on providers.branch for each statement execute function providers.count_change();

-- What one editor proposes about a provider, with every text as it was typed. It counts when a colleague says yes.
create table providers.proposal (
  id                uuid primary key,
  -- Null: a provider that is not there yet.
  provider_id       uuid references providers.provider,
  typed             jsonb not null check (jsonb_typeof(typed) = 'object'),
  state             text not null check (state in ('waiting', 'approved', 'returned')),
  -- The proposal that came back, of which this is the better one.
  corrects          uuid references providers.proposal,
  proposed_at       timestamptz not null,
  proposed_by       uuid not null,
  proposed_by_name  text not null,
  decided_at        timestamptz,
  decided_by        uuid,
  decided_by_name   text,
  return_reason     text,
  constraint proposal_four_eyes check (decided_by <> proposed_by),
  check (num_nulls(decided_at, decided_by, decided_by_name) = (case state when 'waiting' then 3 else 0 end)),
  check ((state = 'returned') = (return_reason is not null)),
  check (return_reason <> '')
);
create unique index proposal_one_waiting on providers.proposal (provider_id) where state = 'waiting';

-- What a provider said of itself, each time it changed. Written once.
create table providers.version (
  provider_id  uuid not null references providers.provider,
  number       integer not null check (number > 0),
  facts        jsonb not null check (jsonb_typeof(facts) = 'object'),
  since        timestamptz not null,
  -- Null: written by the start or by a demonstration.
  proposal_id  uuid unique references providers.proposal,
  primary key (provider_id, number)
);
insert into providers.version (provider_id, number, facts, since)
select p.id, 1, jsonb_build_object('slug', p.slug, 'name', p.name, 'kvk', p.kvk, 'address', p.address, 'postcode', p.postcode, 'place', p.place,
         'neighbourhood', p.neighbourhood, 'openingHours', p.opening_hours, 'travel', p.travel, 'access', p.access, 'phone', p.phone, 'website', p.website,
         'booking', p.booking, 'branches', '[]'::jsonb), p.created_at
  from providers.provider p;

grant select, insert, delete on providers.branch to stadjerspas_app;
grant select, insert on providers.proposal, providers.version to stadjerspas_app;
grant update (provider_id, state, decided_at, decided_by, decided_by_name, return_reason) on providers.proposal to stadjerspas_app;
