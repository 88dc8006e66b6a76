-- room: contacts
-- One conversation at the desk or on the telephone about one resident: why somebody looks, how they made sure who it is, and
-- what was agreed. Nobody else opens it.
create table contacts.desk_visit (
  id            uuid primary key,
  resident_id   uuid not null,
  staff_id      uuid not null,
  staff_name    text not null,
  role          text not null check (role in ('kcc', 'stip')),
  way           text not null check (way in ('phone', 'desk')),
  purpose       text not null check (purpose in ('application', 'order', 'voucher', 'pass', 'message', 'complaint', 'other')),
  opened_at     timestamptz not null,
  -- The kind of document that was shown, never its number; or questions asked on the telephone.
  checked_how   text check (checked_how in ('passport', 'id-card', 'driving-licence', 'residence-permit', 'questions')),
  checked_at    timestamptz,
  closed_at     timestamptz,
  note          bytea,
  call_back_on  date,
  called_at     timestamptz,
  check (num_nulls(checked_how, checked_at) in (0, 2)),
  check (checked_how is null or (checked_how = 'questions') = (way = 'phone')),
  check (note is null or closed_at is not null),
  check (call_back_on is null or closed_at is not null),
  check (called_at is null or call_back_on is not null)
);
create index desk_visit_resident on contacts.desk_visit (resident_id, opened_at desc);
create index desk_visit_call_back on contacts.desk_visit (call_back_on) where call_back_on is not null and called_at is null;

-- Asked without saying who they are: counted, and nothing else.
create table contacts.anonymous_question (
  id       uuid primary key,
  day      date not null,
  role     text not null check (role in ('kcc', 'stip')),
  purpose  text not null check (purpose in ('application', 'order', 'voucher', 'pass', 'message', 'complaint', 'other'))
);

grant select, insert on contacts.desk_visit, contacts.anonymous_question to stadjerspas_app;
grant update (checked_how, checked_at, closed_at, note, call_back_on, called_at) on contacts.desk_visit to stadjerspas_app;
