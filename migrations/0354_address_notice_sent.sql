-- room: messages
-- That a notice about an address went, without the address: who answers it ("dat was ik niet") is known by its Message-ID.
create table messages.address_notice_sent (
  id           uuid primary key,
  resident_id  uuid not null,
  kind         text not null check (kind in ('left', 'chosen')),
  sent_at      timestamptz not null
);
create index address_notice_sent_at on messages.address_notice_sent (sent_at);
grant select, insert, delete on messages.address_notice_sent to stadjerspas_app;
