-- room: contacts
-- Questions and complaints. What people wrote, who they are and how to reach them is sealed: they write anything.
create sequence contacts.matter_number;

create table contacts.matter (
  id             uuid primary key,
  number         text not null unique check (number ~ '^K-[0-9]{2}-[0-9]{5,}$'),
  kind           text not null check (kind in ('complaint', 'question', 'wrong-voucher', 'sign-in', 'suggestion')),
  topic          text not null check (topic in ('sign-in', 'pass', 'voucher', 'offer', 'provider', 'desk', 'explanation', 'other')),
  state          text not null check (state in ('open', 'waiting', 'settled', 'merged')),
  -- One of the two: somebody who applied here once, or who they say they are.
  resident_id    uuid,
  person_sealed  bytea,
  came_by        text not null check (came_by in ('form', 'email', 'phone', 'desk', 'letter')),
  reply_by       text not null check (reply_by in ('message', 'email', 'phone', 'letter')),
  -- Who wrote it down for them. Nobody settles what is about themselves (Awb 9:7).
  entered_by     uuid,
  received_at    timestamptz not null,
  -- What they were told, and what we aim at.
  last_day       date not null,
  target_day     date not null,
  -- Awb 9:11(2): once.
  extended_on    date,
  -- Since when and until when at most the time stands still.
  asked_on       date,
  reply_until    date,
  assignee_id    uuid,
  assignee_name  text,
  outcome        text check (outcome in ('founded', 'partly-founded', 'unfounded', 'no-judgement', 'satisfied', 'not-taken-up', 'taken-back', 'answered')),
  settled_at     timestamptz,
  merged_into    uuid references contacts.matter,
  -- The form that made it: sent twice, it is one matter.
  form_key       text unique check (length(form_key) between 8 and 255),
  check ((resident_id is null) <> (person_sealed is null)),
  check ((reply_by = 'message') = (resident_id is not null)),
  check (target_day <= last_day),
  check ((state = 'waiting') = (asked_on is not null)),
  check (num_nulls(asked_on, reply_until) in (0, 2)),
  check ((state = 'settled') = (outcome is not null)),
  check ((state = 'settled') = (settled_at is not null)),
  check ((state = 'merged') = (merged_into is not null)),
  check (num_nulls(assignee_id, assignee_name) in (0, 2)),
  check (extended_on is null or kind = 'complaint')
);
create index matter_queue on contacts.matter (last_day, received_at) where state in ('open', 'waiting');
create index matter_of_resident on contacts.matter (resident_id, received_at desc) where resident_id is not null;
create index matter_waiting on contacts.matter (reply_until) where state = 'waiting';
create index matter_received on contacts.matter (received_at);

-- All that happened to it, in order. Insert-only.
create table contacts.entry (
  id          uuid primary key,
  matter_id   uuid not null references contacts.matter,
  at          timestamptz not null,
  what        text not null check (what in ('received', 'added', 'assigned', 'noted', 'called', 'asked', 'replied', 'resumed', 'extended',
                                            'hearing-offered', 'heard', 'hearing-declined', 'about', 'merged', 'settled')),
  staff_id    uuid,
  staff_name  text,
  -- What was said or written.
  words       bytea,
  -- Codes and days, no person.
  facts       jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
  check (num_nulls(staff_id, staff_name) in (0, 2))
);
create index entry_of_matter on contacts.entry (matter_id, at, id);
create trigger entry_never_changes before update or delete on contacts.entry
  for each row execute function foundation.never_changes();

-- Who was there: does not settle it (Awb 9:7). `copy_at`: complained about, and given a copy (9:9); `read_at`: and read it.
create table contacts.involved (
  matter_id  uuid not null references contacts.matter,
  staff_id   uuid not null,
  staff_name text not null,
  copy_at    timestamptz,
  read_at    timestamptz,
  primary key (matter_id, staff_id),
  check (read_at is null or copy_at is not null)
);
create index involved_staff on contacts.involved (staff_id) where copy_at is not null;

-- What goes to people without an account here: by e-mail, or as a letter that staff print. Sealed as it was written.
create table contacts.outgoing (
  id               uuid primary key,
  matter_id        uuid not null references contacts.matter,
  -- The event it tells about: told again, it is the same.
  dedupe_key       text not null unique check (length(dedupe_key) between 3 and 200),
  channel          text not null check (channel in ('email', 'letter')),
  delivery         text not null check (delivery in ('waiting', 'sent', 'posted', 'failed')),
  sealed           bytea not null,
  created_at       timestamptz not null,
  attempts         integer not null default 0 check (attempts >= 0),
  next_attempt_at  timestamptz not null,
  sent_at          timestamptz,
  last_error       text check (length(last_error) <= 60),
  check ((sent_at is not null) = (delivery in ('sent', 'posted')))
);
create index outgoing_due on contacts.outgoing (next_attempt_at) where delivery = 'waiting' and channel = 'email';
create index outgoing_of_matter on contacts.outgoing (matter_id, created_at);

grant usage on sequence contacts.matter_number to stadjerspas_app;
grant select, insert on contacts.matter, contacts.entry, contacts.involved, contacts.outgoing to stadjerspas_app;
grant update (kind, topic, state, last_day, target_day, extended_on, asked_on, reply_until, assignee_id, assignee_name, outcome, settled_at, merged_into,
              resident_id, person_sealed, reply_by) on contacts.matter to stadjerspas_app;
grant update (copy_at, read_at) on contacts.involved to stadjerspas_app;
grant update (delivery, attempts, next_attempt_at, sent_at, last_error) on contacts.outgoing to stadjerspas_app;
