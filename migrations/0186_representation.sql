-- room: residents
-- Who acts for somebody else: a parent, a bewindvoerder or mentor, or somebody with an authorisation. Staff saw the ground.
create table residents.representation (
  id                      uuid primary key,
  -- Who is represented.
  resident_id             uuid not null references residents.resident,
  -- Who acts: found by the HMAC of their BSN when they sign in with DigiD.
  representative_find     bytea not null check (octet_length(representative_find) = 32),
  representative_sealed   bytea not null,
  representative_name     text not null check (representative_name <> ''),
  kind                    text not null check (kind in ('parent', 'bewindvoerder', 'mentor', 'authorised')),
  -- What was seen: never without.
  ground                  text not null check (ground in ('birth-register', 'court-order', 'curateleregister', 'signed-authorisation')),
  ground_seen_on          date not null,
  from_day                date not null,
  to_day                  date,
  entered_at              timestamptz not null,
  entered_by              uuid not null,
  ended_at                timestamptz,
  ended_by                uuid,
  check (to_day is null or from_day <= to_day),
  check (kind <> 'authorised' or to_day is not null),
  check ((ended_at is null) = (ended_by is null))
);
create unique index representation_one on residents.representation (resident_id, representative_find) where ended_at is null;
create index representation_find on residents.representation (representative_find) where ended_at is null;

-- Each act: when, and which page it was. The resident sees them.
create table residents.representation_act (
  id                 uuid primary key,
  representation_id  uuid not null references residents.representation,
  at                 timestamptz not null,
  what               text not null check (what <> '')
);
create index representation_act_of on residents.representation_act (representation_id, at);
create trigger representation_act_never_changes before update or delete on residents.representation_act
  for each row execute function foundation.never_changes();

grant select, insert on residents.representation, residents.representation_act to stadjerspas_app;
grant update (ended_at, ended_by) on residents.representation to stadjerspas_app;
