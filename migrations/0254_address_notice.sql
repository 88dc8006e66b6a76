-- room: messages
-- A mail to one address about that address: we mail here no longer, or from now on. Unlike a message it follows nobody to
-- another address, so that who had it before hears it too. The row goes when it was sent, or after a day of trying.
create table messages.address_notice (
  id               uuid primary key,
  resident_id      uuid not null,
  address_sealed   bytea not null,
  kind             text not null check (kind in ('left', 'chosen')),
  created_at       timestamptz not null,
  attempts         integer not null default 0,
  next_attempt_at  timestamptz not null
);
create index address_notice_due on messages.address_notice (next_attempt_at);
grant select, insert, delete on messages.address_notice to stadjerspas_app;
grant update (attempts, next_attempt_at) on messages.address_notice to stadjerspas_app;
