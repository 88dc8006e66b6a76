-- room: eligibility
-- Norms and policy are data with versions: a new one is a new row, effective from its day; nothing is ever changed.
create table eligibility.norm_table (
  effective_from              date not null,
  version                     integer not null check (version > 0),
  basis                       text not null check (basis in ('including-holiday-allowance', 'excluding-holiday-allowance')),
  holiday_allowance_permille  integer not null check (holiday_allowance_permille between 0 and 200),
  -- Whole cents by type. A type that is missing is unknown.
  amounts                     jsonb not null check (jsonb_typeof(amounts) = 'object' and amounts <> '{}'),
  source                      text not null check (source <> ''),
  confidence                  text not null,
  entered_at                  timestamptz not null,
  entered_by                  text not null,
  primary key (effective_from, version)
);
create trigger norm_table_never_changes before update or delete on eligibility.norm_table
  for each row execute function foundation.never_changes();

create table eligibility.policy_version (
  version         integer primary key check (version > 0),
  effective_from  date not null,
  policy          jsonb not null,
  entered_at      timestamptz not null,
  entered_by      text not null
);
create trigger policy_version_never_changes before update or delete on eligibility.policy_version
  for each row execute function foundation.never_changes();

create sequence eligibility.application_number;

create table eligibility.application (
  id             uuid primary key,
  number         text not null unique check (number ~ '^SP-[0-9]{2}-[0-9]{5,}$'),
  resident_id    uuid not null,
  household_id   uuid not null,
  state          text not null check (state in ('submitted', 'waiting-for-source', 'in-review', 'granted', 'refused')),
  received_at    timestamptz not null,
  -- Awb 4:13: the last day for a decision, never moved past a weekend.
  last_day       date not null,
  -- As it was typed, for the copy of Awb 2:17. Sealed: people write anything in a free field.
  typed_sealed   bytea not null,
  -- A question for staff that is no reason for the resident's page; nothing is sent.
  alarm          text check (alarm in ('deceased')),
  waiting_since  timestamptz,
  next_try_at    timestamptz,
  tries          smallint not null default 0 check (tries >= 0),
  opened_at      timestamptz,
  closed_at      timestamptz,
  check ((state = 'waiting-for-source') = (next_try_at is not null)),
  check (state <> 'in-review' or opened_at is not null),
  check ((state in ('granted', 'refused')) = (closed_at is not null))
);
create unique index application_one_open on eligibility.application (resident_id) where state in ('submitted', 'waiting-for-source', 'in-review');
create index application_resident on eligibility.application (resident_id, received_at);
create index application_queue on eligibility.application (last_day, received_at) where state = 'in-review';
create index application_waiting on eligibility.application (next_try_at) where state = 'waiting-for-source';

create table eligibility.application_event (
  id              uuid primary key,
  application_id  uuid not null references eligibility.application,
  at              timestamptz not null,
  from_state      text,
  to_state        text not null,
  made_by         text not null check (made_by in ('machine', 'person')),
  staff_id        uuid,
  reason          text not null,
  -- A machine never refuses.
  check (to_state <> 'refused' or made_by = 'person'),
  check ((made_by = 'person') = (staff_id is not null))
);
create index application_event_application on eligibility.application_event (application_id, at);
create trigger application_event_never_changes before update or delete on eligibility.application_event
  for each row execute function foundation.never_changes();

-- One run of the income test: what it found and what it rests on. No income in here.
create table eligibility.assessment (
  id                   uuid primary key,
  application_id       uuid not null references eligibility.application,
  made_at              timestamptz not null,
  reference_date       date not null,
  outcome              text not null check (outcome in ('passed', 'failed', 'unknown')),
  -- [{reason, article, outcome, variant?, facts?, missing?}], every check the policy asked for, in order.
  checks               jsonb not null check (jsonb_typeof(checks) = 'array'),
  household_type       text,
  limit_cents          integer check (limit_cents > 0),
  norm_effective_from  date,
  norm_version         integer,
  policy_version       integer not null references eligibility.policy_version,
  foreign key (norm_effective_from, norm_version) references eligibility.norm_table,
  check (limit_cents is null or norm_version is not null)
);
create index assessment_application on eligibility.assessment (application_id, made_at);
create trigger assessment_never_changes before update or delete on eligibility.assessment
  for each row execute function foundation.never_changes();

-- The only place with income: facts and amounts, sealed with a random key of this assessment alone. Forgetting is the
-- key going away; the row stays to say when.
create table eligibility.amounts (
  assessment_id  uuid primary key references eligibility.assessment,
  wrapped_key    bytea,
  sealed         bytea,
  forgotten_on   date,
  check (num_nulls(wrapped_key, sealed) in (0, 2)),
  check ((sealed is null) = (forgotten_on is not null))
);

create table eligibility.decision (
  id                  uuid primary key,
  application_id      uuid not null unique references eligibility.application,
  assessment_id       uuid not null references eligibility.assessment,
  outcome             text not null check (outcome in ('granted', 'refused')),
  made_by             text not null check (made_by in ('machine', 'person')),
  staff_id            uuid,
  staff_name          text,
  -- Reason codes that the letter speaks of. What a caseworker wrote besides is sealed with the amounts: it may name one.
  reasons             text[] not null check (cardinality(reasons) > 0),
  decided_at          timestamptz not null,
  announced_on        date not null,
  objection_last_day  date not null,
  valid_from          date,
  valid_to            date,
  policy_version      integer not null references eligibility.policy_version,
  check (outcome <> 'refused' or made_by = 'person'),
  check ((made_by = 'person') = (staff_id is not null)),
  check ((outcome = 'granted') = (valid_from is not null)),
  check ((outcome = 'granted') = (valid_to is not null)),
  check (announced_on < objection_last_day)
);
create trigger decision_never_changes before update or delete on eligibility.decision
  for each row execute function foundation.never_changes();

-- Nobody decides on their own household, or on people they know: a colleague marked it.
create table eligibility.conflict (
  staff_id      uuid not null,
  household_id  uuid not null,
  marked_at     timestamptz not null,
  primary key (staff_id, household_id)
);

grant usage on sequence eligibility.application_number to stadjerspas_app;
grant select, insert on eligibility.norm_table, eligibility.policy_version, eligibility.application, eligibility.application_event,
  eligibility.assessment, eligibility.amounts, eligibility.decision, eligibility.conflict to stadjerspas_app;
grant update (state, household_id, waiting_since, next_try_at, tries, opened_at, closed_at) on eligibility.application to stadjerspas_app;
grant update (wrapped_key, sealed, forgotten_on) on eligibility.amounts to stadjerspas_app;
