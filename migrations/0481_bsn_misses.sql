-- room: contacts
-- A colleague typed a BSN of nobody whom we know while writing down what somebody said. Counted per colleague, never which number, so that
-- nobody finds out by trying who is known here. Gone after a day.
create table contacts.bsn_miss (
  staff_id  uuid not null,
  at        timestamptz not null
);
create index bsn_miss_of on contacts.bsn_miss (staff_id, at);
grant select, insert, delete on contacts.bsn_miss to stadjerspas_app;
