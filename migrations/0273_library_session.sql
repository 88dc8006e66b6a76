-- room: identity
-- Signed in at a library with a pass number and a code: a kind of session of its own, that ends soon.
alter table identity.session drop constraint session_kind_check;
alter table identity.session add constraint session_kind_check check (kind in ('resident', 'provider', 'staff', 'till', 'library'));
