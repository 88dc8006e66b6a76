-- room: eligibility
-- Ending a pass before its day is a decision of its own: it takes the place of the yes.
alter table eligibility.decision
  drop constraint decision_replaced_because_check,
  add constraint decision_replaced_because_check check (replaced_because in ('correction', 'objection', 'ended'));

-- What was typed is gone once a planned move was made or undone: it stands in the decision or the question, or nowhere.
-- Colleagues who decide on cases: whoever opened the queue once. Their names, to pass a case on to.
create table eligibility.colleague (
  staff_id  uuid primary key,
  name      text not null check (name <> ''),
  seen_at   timestamptz not null
);
grant select, insert on eligibility.colleague to stadjerspas_app;
grant update (name, seen_at) on eligibility.colleague to stadjerspas_app;

create index application_event_last on eligibility.application_event (application_id, at desc, id desc);
