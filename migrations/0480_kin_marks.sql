-- room: residents
-- Whom the register names as family of a resident, as an HMAC of the BSN and nothing else: a colleague with the same mark does not
-- decide on them, and does not open their file (decision 0067). It goes with the resident.
create table residents.kin_mark (
  resident_id  uuid not null references residents.resident on delete cascade,
  bsn_find     bytea not null check (octet_length(bsn_find) = 32),
  primary key (resident_id, bsn_find)
);
grant select, insert, delete on residents.kin_mark to stadjerspas_app;
