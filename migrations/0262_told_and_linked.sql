-- room: contacts
-- That a complaint takes longer is told to who is complained about as well (Awb 9:11(2)), on the page of their copies.
alter table contacts.involved
  add column extension_told_at timestamptz,
  add column extension_read_at timestamptz,
  add constraint involved_extension check ((extension_told_at is null or copy_at is not null) and (extension_read_at is null or extension_told_at is not null));
grant update (extension_told_at, extension_read_at) on contacts.involved to stadjerspas_app;
