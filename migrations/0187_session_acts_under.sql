-- room: identity
-- For whom somebody chose to act in this session: a representation of the room residents. It is looked up at every request:
-- once it has ended, so has the access.
alter table identity.session add column acts_under uuid;
grant update (acts_under) on identity.session to stadjerspas_app;
