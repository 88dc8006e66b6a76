-- room: eligibility
-- A re-test takes every household with its last application and the newest test of that: with these, the index alone
-- answers which. The ones before had the same beginning.
create index application_last on eligibility.application (household_id, received_at desc, id desc) include (state);
drop index eligibility.application_household;
create index assessment_newest on eligibility.assessment (application_id, made_at desc, id desc);
drop index eligibility.assessment_application;

comment on column eligibility.amounts.wrapped_key is
  'What the key of this row is made of: the id of our key and a random salt, which only this row has. The first rows hold a random key that is itself sealed. Null: forgotten.';
