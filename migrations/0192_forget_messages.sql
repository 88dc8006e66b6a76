-- room: messages
-- An old message keeps its place (what it was, when, and that it reached somebody); what it said goes.
alter table messages.message
  add column forgotten_on date,
  add constraint message_forgotten check (forgotten_on is null or (values = '{}' and amounts_ref is null));
create index message_age on messages.message (created_at) where forgotten_on is null;

grant update (values, amounts_ref, forgotten_on) on messages.message to stadjerspas_app;
