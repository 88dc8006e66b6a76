-- room: identity
-- Where the directory says it: the work address of a colleague, for a notice without content. Of the last sign-in.
alter table identity.staff add column email_sealed bytea;
grant update (email_sealed) on identity.staff to stadjerspas_app;
