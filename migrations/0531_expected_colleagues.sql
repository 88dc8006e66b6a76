-- room: contacts
-- Who is expected at the desk and never came: by name, so that a briefing says that they did not read it. Of the work address only the
-- HMAC is kept: by it we know them when they come, and then the row goes. Who does not come is gone after half a year.
create table contacts.expected_colleague (
  id               uuid primary key,
  name             text not null check (length(name) between 2 and 100),
  role             text not null check (role in ('kcc', 'stip')),
  address_find     bytea not null unique check (octet_length(address_find) = 32),
  entered_at       timestamptz not null
);
grant select, insert, delete on contacts.expected_colleague to stadjerspas_app;
grant update (name, role, entered_at) on contacts.expected_colleague to stadjerspas_app;

-- By this a list of who is expected leaves out who came already. Empty where the directory says no address.
alter table contacts.desk_colleague add column address_find bytea check (octet_length(address_find) = 32);
grant update (address_find) on contacts.desk_colleague to stadjerspas_app;
