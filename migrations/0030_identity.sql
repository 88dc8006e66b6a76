-- room: identity
-- Nothing here says who tried to sign in: an attempt is a secret and a time, an event a cause and a number.

create table identity.sign_in_attempt (
  id              uuid primary key,
  door            text not null check (door in ('resident', 'provider', 'staff')),
  state_hash      bytea not null unique check (octet_length(state_hash) = 32),
  -- The browser that started, by the secret in its cookie: an answer brought by another browser is not taken.
  browser_hash    bytea not null check (octet_length(browser_hash) = 32),
  -- PKCE verifier and nonce.
  secrets_sealed  bytea not null,
  return_to       text check (return_to ~ '^/[^/\\]' or return_to = '/'),
  -- The session this browser already had; it ends when this attempt succeeds.
  replaces        uuid,
  steps           jsonb not null,
  created_at      timestamptz not null,
  -- An answer is taken once.
  used_at         timestamptz
);
create index sign_in_attempt_by_age on identity.sign_in_attempt (created_at);

create table identity.session (
  id               uuid primary key,
  cookie_hash      bytea not null unique check (octet_length(cookie_hash) = 32),
  kind             text not null check (kind in ('resident', 'provider', 'staff', 'till')),
  subject_id       uuid,
  -- Only while it lasts, only for a resident: who signs in without applying leaves no BSN anywhere else.
  bsn_sealed       bytea,
  name             text not null,
  roles            text[] not null check (cardinality(roles) > 0),
  loa              text not null,
  id_token_sealed  bytea,
  started_at       timestamptz not null,
  idle_end         timestamptz not null,
  absolute_end     timestamptz not null,
  revoked_at       timestamptz,
  check (idle_end <= absolute_end),
  check (bsn_sealed is null or kind = 'resident'),
  check (revoked_at is null or (bsn_sealed is null and id_token_sealed is null and name = ''))
);
create index session_by_subject on identity.session (subject_id) where revoked_at is null;
create index session_by_end on identity.session (idle_end);

-- Staff by the pairwise subject of their issuer: their name comes along at every sign-in, their roles live in the group there.
create table identity.staff (
  id              uuid primary key,
  issuer          text not null,
  subject         text not null,
  name            text not null,
  last_signed_in  timestamptz not null,
  -- HMAC of their own BSN, where the municipality's directory gives it: only to keep somebody from deciding on their own
  -- household (Awb 2:4). The BSN itself is not kept.
  own_find        bytea check (octet_length(own_find) = 32),
  unique (issuer, subject)
);

-- A person who acts for an organisation. Which provider that is, the providers room knows by the number in the trade register.
create table identity.provider_person (
  id              uuid primary key,
  issuer          text not null,
  subject         text not null,
  kvk             text not null check (kvk ~ '^[0-9]{8}$'),
  name            text not null,
  last_signed_in  timestamptz not null,
  unique (issuer, subject, kvk)
);

-- How each sign-in ended, without who it was. No cause: somebody is signed in. A number exists only for one that stopped.
create table identity.sign_in_event (
  id      uuid primary key,
  number  text unique check (number ~ '^[0-9A-HJKMNP-TV-Z]{6}$'),
  door    text not null check (door in ('resident', 'provider', 'staff')),
  cause   text check (cause in (
            'cancelled', 'issuer-down', 'issuer-slow', 'level-too-low', 'state-lost', 'state-expired', 'two-tabs',
            'replay', 'answer-invalid', 'unknown-organisation', 'no-role', 'unknown')),
  detail  text check (detail ~ '^[A-Za-z_-]{1,60}$'),
  -- [{"step": "metadata", "ms": 12}, …]: what was tried, in order; the last one is where it stopped.
  steps   jsonb not null,
  at      timestamptz not null,
  day     date not null generated always as ((at at time zone 'Europe/Amsterdam')::date) stored,
  check ((number is null) = (cause is null))
);
create index sign_in_event_by_day on identity.sign_in_event (day, door, cause);

create trigger sign_in_event_never_changes before update or delete on identity.sign_in_event
  for each row execute function foundation.never_changes();

grant select, insert, delete             on identity.sign_in_attempt to stadjerspas_app;
grant update (used_at)                   on identity.sign_in_attempt to stadjerspas_app;
grant select, insert, delete             on identity.session to stadjerspas_app;
grant update (subject_id, name, idle_end, revoked_at, bsn_sealed, id_token_sealed) on identity.session to stadjerspas_app;
grant select, insert                     on identity.staff, identity.provider_person to stadjerspas_app;
grant update (name, last_signed_in)      on identity.staff, identity.provider_person to stadjerspas_app;
grant update (own_find)                  on identity.staff to stadjerspas_app;
grant select, insert                     on identity.sign_in_event to stadjerspas_app;
