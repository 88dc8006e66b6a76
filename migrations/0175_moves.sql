-- room: eligibility
-- The whole life of an application: questions to the resident, a refusal that is proposed first, more time, setting aside,
-- withdrawing, and a decision that takes the place of an earlier one.
alter table eligibility.application
  drop constraint application_state_check,
  drop constraint application_check1,
  drop constraint application_check2,
  add constraint application_state_check check (state in ('submitted', 'waiting-for-source', 'in-review', 'waiting-for-resident', 'refusal-proposed',
                                                          'granted', 'refused', 'set-aside', 'withdrawn')),
  -- A person had it in hand.
  add constraint application_opened check (opened_at is not null or state not in ('in-review', 'waiting-for-resident', 'refusal-proposed', 'set-aside')),
  add constraint application_closed check (closed_at is not null = (state in ('granted', 'refused', 'set-aside', 'withdrawn'))),
  -- Whose case it is. Nobody's: null.
  add column assigned_to uuid,
  add column assigned_name text,
  add column assigned_at timestamptz,
  add constraint application_assigned check (num_nulls(assigned_to, assigned_name, assigned_at) in (0, 3));

drop index eligibility.application_one_open;
create unique index application_one_open on eligibility.application (resident_id)
  where state in ('submitted', 'waiting-for-source', 'in-review', 'waiting-for-resident', 'refusal-proposed');
drop index eligibility.application_queue;
create index application_queue on eligibility.application (last_day, received_at) where state in ('in-review', 'waiting-for-resident', 'refusal-proposed');

-- Which row of the table of moves it was. Null: written before the table had names.
alter table eligibility.application_event
  add column move text check (move ~ '^[a-z-]+$'),
  drop constraint application_event_made_by_check,
  add constraint application_event_made_by_check check (made_by in ('machine', 'person', 'resident')),
  add constraint application_event_set_aside check (to_state <> 'set-aside' or made_by = 'person');

-- A test that a caseworker ran again with a corrected fact. The one before it stays as it was; why is sealed with the amounts.
alter table eligibility.assessment
  add column corrects uuid references eligibility.assessment,
  add column corrected_by uuid,
  add column corrected_by_name text,
  add constraint assessment_corrected check (num_nulls(corrects, corrected_by, corrected_by_name) in (0, 3));

-- Something we ask of the resident. question: papers or facts that we miss (Awb 4:5; the clock stands still, 4:15).
-- view: what they think of a refusal that we propose (Awb 4:7; the clock runs on).
create table eligibility.request (
  id              uuid primary key,
  application_id  uuid not null references eligibility.application,
  -- The test that it was asked on.
  assessment_id   uuid not null references eligibility.assessment,
  kind            text not null check (kind in ('question', 'view')),
  state           text not null check (state in ('open', 'answered', 'expired', 'taken-back')),
  asked_at        timestamptz not null,
  asked_by        uuid not null,
  asked_by_name   text not null,
  -- The words of the caseworker. Sealed: they may speak of income.
  asked_sealed    bytea,
  -- Kinds of evidence: payslip, benefit-letter, …
  evidence        text[] not null default '{}',
  -- The last day to answer, that day included.
  due_on          date not null,
  closed_at       timestamptz,
  answered_at     timestamptz,
  answer_sealed   bytea,
  forgotten_on    date,
  check ((state = 'open') = (closed_at is null)),
  check ((state = 'answered') = (answered_at is not null)),
  check ((asked_sealed is null) = (forgotten_on is not null)),
  check (answer_sealed is null or (state = 'answered' and forgotten_on is null))
);
create unique index request_one_open on eligibility.request (application_id) where state = 'open';
create index request_application on eligibility.request (application_id, asked_at);
create index request_due on eligibility.request (due_on) where state = 'open';

-- A decision may be replaced by a later one. Each is replaced at most once and only one of an application is the first,
-- so one decision is in force at a time, and every earlier one stays as it was sent.
alter table eligibility.decision
  drop constraint decision_application_id_key,
  drop constraint decision_outcome_check,
  drop constraint decision_check,
  add constraint decision_outcome_check check (outcome in ('granted', 'refused', 'set-aside')),
  add constraint decision_by_person check (outcome = 'granted' or made_by = 'person'),
  add constraint decision_of_application unique (id, application_id),
  add column replaces uuid unique,
  add column replaced_because text check (replaced_because in ('correction', 'objection')),
  -- A refusal without asking the resident first: the ground of Awb 4:7, 4:11 or 4:12.
  add column not_heard text check (not_heard in ('own-facts', 'urgent', 'heard-before', 'purpose-fails', 'financial')),
  -- The second pair of eyes, where the policy asks one.
  add column second_id uuid,
  add column second_name text,
  add constraint decision_replaces foreign key (replaces, application_id) references eligibility.decision (id, application_id),
  add constraint decision_replaced_because check ((replaces is null) = (replaced_because is null)),
  add constraint decision_not_heard check (not_heard is null or outcome = 'refused'),
  add constraint decision_second check ((second_id is null) = (second_name is null) and second_id <> staff_id);
create unique index decision_first on eligibility.decision (application_id) where replaces is null;
create index decision_application on eligibility.decision (application_id);

create view eligibility.decision_in_force as
  select d.* from eligibility.decision d where not exists (select from eligibility.decision later where later.replaces = d.id);

-- More time, once, told before the term ends (Awb 4:14).
create table eligibility.extension (
  application_id  uuid primary key references eligibility.application,
  at              timestamptz not null,
  staff_id        uuid not null,
  staff_name      text not null,
  weeks           integer not null check (weeks between 1 and 8),
  reason_sealed   bytea,
  last_day        date not null
);
create trigger extension_never_changes before delete on eligibility.extension
  for each row execute function foundation.never_changes();

-- The resident wrote that we are late (Awb 4:17). Two weeks later we owe them money for each day.
create table eligibility.default_notice (
  application_id  uuid primary key references eligibility.application,
  received_on     date not null,
  entered_at      timestamptz not null,
  staff_id        uuid not null,
  staff_name      text not null
);
create trigger default_notice_never_changes before update or delete on eligibility.default_notice
  for each row execute function foundation.never_changes();

-- The site, or a part of it, could not be used: terms of residents that ended in it end later (Awb 2:21, 6:11).
create table eligibility.outage (
  id            uuid primary key,
  from_at       timestamptz not null,
  to_at         timestamptz not null,
  what          text not null check (what in ('site', 'sign-in', 'upload', 'messages')),
  entered_at    timestamptz not null,
  entered_by    uuid not null,
  entered_name  text not null,
  check (from_at < to_at)
);
create index outage_days on eligibility.outage (from_at, to_at);
create trigger outage_never_changes before update or delete on eligibility.outage
  for each row execute function foundation.never_changes();

-- A colleague is away: their cases show as free, and come back when they do.
create table eligibility.absence (
  staff_id    uuid not null,
  from_day    date not null,
  to_day      date not null,
  entered_at  timestamptz not null,
  primary key (staff_id, from_day),
  check (from_day <= to_day)
);

-- A move that somebody chose and that has not been made: it waits a few minutes in which it can be undone, or for a second
-- pair of eyes. The resident has been told nothing yet.
create table eligibility.planned_move (
  id              uuid primary key,
  application_id  uuid not null references eligibility.application,
  move            text not null check (move ~ '^[a-z-]+$'),
  state           text not null check (state in ('waiting', 'done', 'undone', 'returned')),
  typed_sealed    bytea,
  planned_at      timestamptz not null,
  planned_by      uuid not null,
  planned_name    text not null,
  needs_second    boolean not null,
  -- From then on it may be made.
  due_at          timestamptz not null,
  second_id       uuid,
  second_name     text,
  returned_sealed bytea,
  ended_at        timestamptz,
  check ((state = 'waiting') = (ended_at is null)),
  check ((second_id is null) = (second_name is null)),
  check (second_id <> planned_by),
  check (state <> 'done' or not needs_second or second_id is not null),
  check ((state = 'returned') = (returned_sealed is not null))
);
create unique index planned_move_one_waiting on eligibility.planned_move (application_id) where state = 'waiting';
create index planned_move_due on eligibility.planned_move (due_at) where state = 'waiting';

grant select, insert on eligibility.request, eligibility.extension, eligibility.default_notice, eligibility.outage, eligibility.absence,
  eligibility.planned_move to stadjerspas_app;
grant select on eligibility.decision_in_force to stadjerspas_app;
grant update (last_day, assigned_to, assigned_name, assigned_at) on eligibility.application to stadjerspas_app;
grant update (state, due_on, closed_at, answered_at, answer_sealed, asked_sealed, forgotten_on) on eligibility.request to stadjerspas_app;
grant update (reason_sealed) on eligibility.extension to stadjerspas_app;
grant update (to_day) on eligibility.absence to stadjerspas_app;
grant update (state, typed_sealed, second_id, second_name, returned_sealed, ended_at, due_at) on eligibility.planned_move to stadjerspas_app;
