-- room: residents
-- Who applied, with whom they live and how to reach them. Nobody stands here who only signed in. The BSN is found by an
-- HMAC and kept sealed; the keys are outside the database.

create table residents.household (
  id          uuid primary key,
  created_at  timestamptz not null
);

create table residents.resident (
  id              uuid primary key,
  bsn_find        bytea not null unique check (octet_length(bsn_find) = 32),
  bsn_sealed      bytea not null,
  -- Why the BSN is kept: they applied, or belong to the household of somebody who did.
  ground          text not null check (ground in ('applied', 'partner-of-applicant', 'child-of-applicant', 'entered-by-staff')),
  given_name      text not null check (given_name <> ''),
  full_name       text not null check (full_name <> ''),
  -- Null when the register does not know the whole date; born_text says what it knows.
  born            date,
  born_text       text not null,
  address_kind    text not null check (address_kind in ('home', 'location', 'abroad', 'unknown')),
  address_lines   text[] not null check (cardinality(address_lines) <= 5),
  secret_address  boolean not null,
  deceased        boolean not null,
  household_id    uuid not null references residents.household,
  kept_at         timestamptz not null,
  read_at         timestamptz not null
);
create index resident_household on residents.resident (household_id);

-- Who is whose partner or parent, as the register said it at the last reading of the applicant.
create table residents.relation (
  resident_id  uuid not null references residents.resident,
  other_id     uuid not null references residents.resident,
  kind         text not null check (kind in ('partner', 'parent-of')),
  read_at      timestamptz not null,
  primary key (resident_id, other_id, kind),
  check (resident_id <> other_id)
);
create index relation_other on residents.relation (other_id);

-- What the register remarked, with source and day. A new reading replaces the remarks of the one before it.
create table residents.note (
  resident_id  uuid not null references residents.resident,
  position     integer not null,
  note         text not null check (note in ('lives-elsewhere', 'secret-address', 'deceased', 'birth-date-incomplete', 'under-investigation',
                                             'address-unknown', 'partner-elsewhere', 'relative-unknown')),
  about        text not null check (about in ('self', 'partner', 'child')),
  source       text not null,
  on_day       date not null,
  facts        jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
  primary key (resident_id, position)
);

-- How somebody wants to hear from us. E-mail only with an address they proved to read, and their express consent (Awb 2:8).
create table residents.reach (
  resident_id      uuid primary key references residents.resident,
  channel          text not null check (channel in ('email', 'letter')),
  email_find       bytea,
  email_sealed     bytea,
  confirmed_at     timestamptz,
  consent_at       timestamptz,
  consent_version  integer,
  changed_at       timestamptz not null,
  check (channel = 'letter' or num_nulls(email_find, email_sealed, confirmed_at, consent_at, consent_version) = 0),
  check (channel = 'email'  or num_nonnulls(email_find, email_sealed, confirmed_at, consent_at, consent_version) = 0)
);

-- Each choice and each change of it, without the address: proof of consent, and of taking it back.
create table residents.reach_event (
  id               uuid primary key,
  resident_id      uuid not null references residents.resident,
  channel          text not null check (channel in ('email', 'letter')),
  consent_version  integer,
  at               timestamptz not null
);
create index reach_event_resident on residents.reach_event (resident_id, at);
create trigger reach_event_never_changes before update or delete on residents.reach_event
  for each row execute function foundation.never_changes();

-- A code sent to an address, good for fifteen minutes in the session that asked for it. Rows also count how many codes a
-- session asked for, and how many an address got; they go after a day.
create table residents.email_code (
  id            uuid primary key,
  session_find  bytea not null check (octet_length(session_find) = 32),
  email_find    bytea not null check (octet_length(email_find) = 32),
  email_sealed  bytea not null,
  code_find     bytea not null check (octet_length(code_find) = 32),
  sent_at       timestamptz not null,
  expires_at    timestamptz not null,
  tries         integer not null default 0 check (tries between 0 and 5),
  confirmed_at  timestamptz
);
create index email_code_session on residents.email_code (session_find, sent_at desc);
create index email_code_email on residents.email_code (email_find, sent_at);
create index email_code_age on residents.email_code (sent_at);

-- The one order of locks (DESIGN 5, Ordering): households, then residents, each in id order. `ids` are residents, whose
-- households come along, or households. Whoever moves somebody to another household takes these locks too.
create function residents.lock_households(ids uuid[]) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  v_held uuid[];
begin
  select array_agg(locked.id) into v_held from (
    select h.id from residents.household h
     where h.id = any (ids) or h.id in (select r.household_id from residents.resident r where r.id = any (ids))
     order by h.id for no key update) locked;
  perform from residents.resident r where r.id = any (ids) order by r.id for no key update;
  -- While we waited for a household, somebody may have moved out of it. Rare; the caller tries again.
  if exists (select from residents.resident r where r.id = any (ids) and not r.household_id = any (v_held)) then
    raise exception 'A resident moved to another household while it was being locked' using errcode = 'serialization_failure';
  end if;
end
$$;

-- For messages: 'email' when they chose it, proved it and consented, 'letter' for everybody else, 'nobody' for who died.
create function residents.channel_of(resident uuid) returns text
language sql stable set search_path = pg_catalog as $$
  select case when r.deceased then 'nobody' else coalesce(w.channel, 'letter') end
    from residents.resident r left join residents.reach w on w.resident_id = r.id
   where r.id = resident
$$;

-- For orders: whether somebody has the age for it. Null when the register does not know the whole date.
create function residents.births(ids uuid[]) returns table (resident_id uuid, born date)
language sql stable set search_path = pg_catalog as $$
  select r.id, r.born from residents.resident r where r.id = any (ids)
$$;

grant select, insert, update on residents.resident, residents.reach to stadjerspas_app;
grant select, insert, update (created_at) on residents.household to stadjerspas_app;
grant select, insert, delete on residents.relation, residents.note to stadjerspas_app;
grant select, insert on residents.reach_event to stadjerspas_app;
grant select, insert, delete, update (tries, confirmed_at) on residents.email_code to stadjerspas_app;
grant execute on function residents.lock_households(uuid[]), residents.channel_of(uuid), residents.births(uuid[]) to stadjerspas_app;
