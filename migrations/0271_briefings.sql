-- room: contacts
-- A change that who stands at the desk must know. It stays at the top of their page until they say that they read it.
create table contacts.briefing (
  id            uuid primary key,
  kind          text not null check (kind in ('text', 'rule', 'norm', 'offer-ended', 'outage', 'other')),
  title         text not null check (length(title) between 3 and 120),
  words         text not null check (length(words) between 10 and 2000),
  -- What to say to a resident who asks; empty: nothing of its own.
  say           text not null check (length(say) <= 400),
  in_force_from date not null,
  -- The change it was made from ("rule 3"): told once.
  made_from     text unique,
  made_at       timestamptz not null,
  made_by       uuid not null,
  made_by_name  text not null,
  ended_at      timestamptz,
  ended_by_name text,
  check (num_nulls(ended_at, ended_by_name) in (0, 2))
);
create index briefing_standing on contacts.briefing (made_at) where ended_at is null;

-- Who stands at the desk: their roles live at the issuer, so they are known here by coming. Gone half a year after the last time.
create table contacts.desk_colleague (
  staff_id  uuid primary key,
  name      text not null,
  role      text not null check (role in ('kcc', 'stip')),
  seen_on   date not null
);

-- Read and understood. No moment: who was quick and who was slow is nobody's business.
create table contacts.briefing_read (
  briefing_id  uuid not null references contacts.briefing,
  staff_id     uuid not null references contacts.desk_colleague on delete cascade,
  primary key (briefing_id, staff_id)
);

grant select, insert on contacts.briefing, contacts.desk_colleague, contacts.briefing_read to stadjerspas_app;
grant update (ended_at, ended_by_name) on contacts.briefing to stadjerspas_app;
grant update (name, role, seen_on) on contacts.desk_colleague to stadjerspas_app;
grant delete on contacts.desk_colleague, contacts.briefing_read to stadjerspas_app;
