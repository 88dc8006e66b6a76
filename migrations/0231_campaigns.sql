-- room: contacts
-- Why people complain. A cause is closed with what was done about it; who had it is told.
create table contacts.cause (
  id           uuid primary key,
  -- Written by staff: what went wrong, never who.
  name         text not null check (length(name) between 3 and 200),
  opened_at    timestamptz not null,
  opened_by    text not null,
  action       text check (action in ('text-changed', 'offer-changed', 'fault-mended', 'people-told')),
  told_words   text check (length(told_words) <= 5000),
  closed_at    timestamptz,
  closed_by    text,
  told         integer check (told >= 0),
  check (num_nulls(action, told_words, closed_at, closed_by, told) in (0, 5))
);

alter table contacts.matter add cause_id uuid references contacts.cause;
create index matter_of_cause on contacts.matter (cause_id) where cause_id is not null;
grant update (cause_id) on contacts.matter to stadjerspas_app;

-- An agreement to have it all settled before a day: "alle klachten sinds 1 januari over de start, klaar vóór 14 februari".
create table contacts.campaign (
  id        uuid primary key,
  name      text not null check (length(name) between 3 and 200),
  -- Null: all of them.
  kind      text check (kind in ('complaint', 'question', 'wrong-voucher', 'sign-in', 'suggestion')),
  topic     text check (topic in ('sign-in', 'pass', 'voucher', 'offer', 'provider', 'desk', 'explanation', 'other')),
  since     date not null,
  -- The last day that counts: the day before "vóór".
  last_day  date not null,
  made_at   timestamptz not null,
  made_by   text not null,
  ended_at  timestamptz,
  check (since <= last_day)
);

-- Asked once, with the answer: a code that says nothing about anybody, and is kept as its hash.
create table contacts.opinion (
  matter_id    uuid primary key references contacts.matter,
  code_hash    bytea not null unique check (octet_length(code_hash) = 32),
  asked_at     timestamptz not null,
  helped       text check (helped in ('yes', 'partly', 'no')),
  words        bytea,
  answered_at  timestamptz,
  check ((helped is null) = (answered_at is null)),
  check (words is null or helped is not null)
);

alter table contacts.entry drop constraint entry_what_check;
alter table contacts.entry add constraint entry_what_check check (what in ('received', 'added', 'assigned', 'noted', 'called', 'asked', 'replied', 'resumed', 'extended',
  'hearing-offered', 'heard', 'hearing-declined', 'about', 'merged', 'settled', 'cause', 'mended'));

grant select, insert on contacts.cause, contacts.campaign, contacts.opinion to stadjerspas_app;
grant update (action, told_words, closed_at, closed_by, told) on contacts.cause to stadjerspas_app;
grant update (ended_at) on contacts.campaign to stadjerspas_app;
grant update (helped, words, answered_at) on contacts.opinion to stadjerspas_app;
