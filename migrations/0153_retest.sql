-- room: eligibility
-- A re-test of every household with facts in the database, against the norms of a day: counted first, looked at by a
-- person, and only then followed up. It says what would be; it never changes an assessment, a decision or a pass.
create table eligibility.retest (
  id                   uuid primary key,
  reference_date       date not null,
  norm_effective_from  date not null,
  norm_version         integer not null,
  policy_version       integer not null references eligibility.policy_version,
  -- counting → preview → processing → done; cancelled from the first three.
  stage                text not null check (stage in ('counting', 'preview', 'processing', 'done', 'cancelled')),
  total                integer not null check (total >= 0),
  looked               integer not null default 0 check (looked >= 0),
  -- Where it is: households are taken in the order of their ids, and who goes on begins after this one.
  last_household       uuid not null default '00000000-0000-0000-0000-000000000000',
  -- [{stood, outcome, reason, count}], written when the counting is over.
  counts               jsonb check (jsonb_typeof(counts) = 'array'),
  asked_at             timestamptz not null,
  asked_by             uuid not null,
  asked_name           text not null,
  confirmed_at         timestamptz,
  confirmed_by         uuid,
  confirmed_name       text,
  ended_at             timestamptz,
  foreign key (norm_effective_from, norm_version) references eligibility.norm_table,
  check (num_nulls(confirmed_at, confirmed_by, confirmed_name) in (0, 3)),
  -- Nothing follows before a person said so.
  check (stage not in ('processing', 'done') or confirmed_at is not null),
  check (stage not in ('preview', 'processing', 'done') or counts is not null),
  check ((stage in ('done', 'cancelled')) = (ended_at is not null))
);
-- Two at once would open two cases for one household.
create unique index retest_one_at_a_time on eligibility.retest ((true)) where stage in ('counting', 'preview', 'processing');

-- One household of one re-test: where it stood, and what the norms of that day would make of it. No income in here.
create table eligibility.retest_result (
  retest_id       uuid not null,
  household_id    uuid not null,
  application_id  uuid not null,
  assessment_id   uuid not null,
  stood           text not null check (stood in ('granted', 'open', 'refused')),
  outcome         text not null check (outcome in ('passed', 'failed', 'unknown', 'needs-facts')),
  -- The first check that says why it is not a yes.
  reason          text,
  followed        text check (followed in ('case', 'moved-on')),
  case_id         uuid,
  primary key (retest_id, household_id),
  check ((reason is not null) = (outcome in ('failed', 'unknown'))),
  check ((followed = 'case') = (case_id is not null))
);
comment on table eligibility.retest_result is 'Without foreign keys: a million rows are written from the very tables they would point to.';
create index retest_result_to_follow on eligibility.retest_result (retest_id, household_id)
  where followed is null and ((stood = 'granted' and outcome = 'failed') or (stood = 'refused' and outcome = 'passed'));
create index retest_result_case on eligibility.retest_result (case_id) where case_id is not null;

create index application_household on eligibility.application (household_id, received_at desc, id desc);

grant select, insert on eligibility.retest, eligibility.retest_result to stadjerspas_app;
grant update (stage, looked, last_household, counts, confirmed_at, confirmed_by, confirmed_name, ended_at) on eligibility.retest to stadjerspas_app;
grant update (followed, case_id) on eligibility.retest_result to stadjerspas_app;
