-- room: contacts
-- A receipt of the contact form goes to an address that nobody proved: one mail a day, whatever is sent in its name. Known by an HMAC
-- of the address; later ones of that day wait for the next morning and go as one.
alter table contacts.outgoing add column to_find bytea check (octet_length(to_find) = 32);
create index outgoing_to on contacts.outgoing (to_find, created_at) where to_find is not null;
