-- room: providers
-- A proposal may count from a day that is still to come. `changes` is what it makes otherwise, by the name of the field: what
-- else changes meanwhile stays. Null: a new provider, or a proposal from before this.
alter table providers.proposal
  add column starts_on date,
  add column changes   jsonb check (jsonb_typeof(changes) = 'object'),
  add constraint proposal_day_of_a_provider check (starts_on is null or provider_id is not null);

-- What was approved for a later day. From that day it is true by the calendar alone, with no job that makes it so: who reads a
-- provider puts it over what stands there. `kept_at`: it stands there itself now, as a version, because something came after it.
create table providers.planned (
  proposal_id         uuid primary key references providers.proposal,
  provider_id         uuid not null references providers.provider,
  starts_on           date not null,
  changes             jsonb not null check (jsonb_typeof(changes) = 'object' and changes <> '{}'),
  kept_at             timestamptz,
  taken_back_at       timestamptz,
  taken_back_by       uuid,
  taken_back_by_name  text,
  -- For colleagues: why it does not happen.
  taken_back_reason   text check (taken_back_reason <> ''),
  check (num_nulls(taken_back_at, taken_back_by, taken_back_by_name, taken_back_reason) in (0, 4)),
  check (num_nonnulls(kept_at, taken_back_at) < 2)
);
-- One at a time: the next one is written when this one counts or was taken back.
create unique index planned_one on providers.planned (provider_id) where kept_at is null and taken_back_at is null;
create trigger counted after insert or update on providers.planned for each statement execute function providers.count_change();

grant select, insert on providers.planned to stadjerspas_app;
grant update (kept_at, taken_back_at, taken_back_by, taken_back_by_name, taken_back_reason) on providers.planned to stadjerspas_app;
