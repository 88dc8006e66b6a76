-- room: contacts
-- Mail that came in. A message is known by its place in the mailbox (UIDVALIDITY and UID) and by what it is: read again after a
-- crash, moved, renumbered or delivered twice, it is taken in once. What it says stands with its matter, sealed; here it stands
-- only as long as a colleague must look at it.
create table contacts.mail (
  id            uuid primary key,
  mailbox       text not null check (length(mailbox) between 1 and 200),
  uid_validity  bigint not null,
  uid           bigint not null,
  -- HMACs, to find and not to read: of the message, of who wrote it, and of who and about what.
  same_find     bytea not null check (octet_length(same_find) = 32),
  sender_find   bytea check (octet_length(sender_find) = 32),
  thread_find   bytea check (octet_length(thread_find) = 32),
  arrived_at    timestamptz not null,
  read_at       timestamptz not null,
  kind          text not null check (kind in ('person', 'twice', 'own', 'list', 'auto-reply', 'bounce', 'too-many', 'not-understood')),
  matter_id     uuid references contacts.matter,
  sealed        bytea,
  handled_at    timestamptz,
  handled_by    uuid,
  unique (mailbox, uid_validity, uid),
  check (kind <> 'person' or matter_id is not null),
  check (sealed is null or kind in ('bounce', 'too-many', 'not-understood')),
  check (num_nulls(handled_at, handled_by) in (0, 2))
);
create unique index mail_same on contacts.mail (same_find) where kind <> 'twice';
create index mail_sender on contacts.mail (sender_find, arrived_at) where sender_find is not null;
create index mail_thread on contacts.mail (thread_find) where thread_find is not null and matter_id is not null;
create index mail_to_look_at on contacts.mail (arrived_at) where sealed is not null and handled_at is null;
create index mail_read on contacts.mail (read_at);

-- When the mailbox was last read to the end, and what went wrong since.
create table contacts.mail_reading (
  mailbox    text primary key,
  tried_at   timestamptz not null,
  read_at    timestamptz,
  failed     text check (length(failed) <= 120)
);

-- Files that came with a mail, made anew (decision 0022). Each is sealed with a key of its own: forgetting is the key going away.
create table contacts.paper (
  id            uuid primary key,
  matter_id     uuid not null references contacts.matter,
  entry_id      uuid not null references contacts.entry,
  position      smallint not null check (position >= 0),
  received_at   timestamptz not null,
  type          text not null check (type in ('application/pdf', 'image/jpeg')),
  pages         integer not null check (pages > 0),
  size          integer not null check (size > 0),
  kept_key      bytea,
  name_sealed   bytea,
  sealed        bytea,
  forgotten_on  date,
  unique (entry_id, position),
  check (num_nulls(kept_key, name_sealed, sealed) in (0, 3)),
  check ((sealed is null) = (forgotten_on is not null))
);
create index paper_of_matter on contacts.paper (matter_id, received_at);

-- Whose address the mail came from, as the sender says: mail can be forged. It shows nothing of them and opens nothing.
alter table contacts.matter add says_resident_id uuid, add check (says_resident_id is null or resident_id is null);

alter table contacts.entry drop constraint entry_what_check;
alter table contacts.entry add constraint entry_what_check check (what in ('received', 'added', 'assigned', 'noted', 'called', 'asked', 'replied', 'resumed', 'extended',
  'hearing-offered', 'heard', 'hearing-declined', 'about', 'merged', 'settled', 'cause', 'mended', 'sorted', 'linked'));

grant select, insert, delete on contacts.mail to stadjerspas_app;
grant update (matter_id, handled_at, handled_by) on contacts.mail to stadjerspas_app;
grant select, insert on contacts.mail_reading, contacts.paper to stadjerspas_app;
grant update (tried_at, read_at, failed) on contacts.mail_reading to stadjerspas_app;
grant update (kept_key, name_sealed, sealed, forgotten_on) on contacts.paper to stadjerspas_app;
grant update (says_resident_id) on contacts.matter to stadjerspas_app;
