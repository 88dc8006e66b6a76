-- room: contacts
-- The HMAC of an address that was written to goes with what was written to it.
grant update (to_find) on contacts.outgoing to stadjerspas_app;
