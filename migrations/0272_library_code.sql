-- room: contacts
-- A code that somebody without e-mail or DigiD got at a Stip: with the number of their pass it orders and shows vouchers at a
-- computer of the library, and nothing else.
create table contacts.library_code (
  id             uuid primary key,
  resident_id    uuid not null,
  pass_id        uuid not null,
  -- HMAC with a key that is not in the database, over the pass and the code: who reads this table has no code.
  code_find      bytea not null check (octet_length(code_find) = 32),
  form_key       text not null unique,
  given_at       timestamptz not null,
  given_by       uuid not null,
  given_by_name  text not null,
  works_until    date not null,
  first_used_at  timestamptz,
  ended_at       timestamptz,
  ended_because  text check (ended_because in ('new-code', 'desk', 'resident')),
  check (num_nulls(ended_at, ended_because) in (0, 2))
);
-- A new code ends the one before it, in the same transaction.
create unique index library_code_one on contacts.library_code (resident_id) where ended_at is null;
create index library_code_pass on contacts.library_code (pass_id) where ended_at is null;

-- What was typed wrong: which pass number, and from which machine, both as a mark. Gone after a day.
create table contacts.library_try (
  id           uuid primary key,
  pass_find    bytea not null check (octet_length(pass_find) = 32),
  sender_find  bytea not null check (octet_length(sender_find) = 32),
  at           timestamptz not null
);
create index library_try_pass on contacts.library_try (pass_find, at);
create index library_try_sender on contacts.library_try (sender_find, at);

grant select, insert, delete on contacts.library_code, contacts.library_try to stadjerspas_app;
grant update (first_used_at, ended_at, ended_because) on contacts.library_code to stadjerspas_app;
