-- room: eligibility
-- Whether and how much we owe for having decided too late, fixed by a decision (Awb 4:17, 4:18; for an objection by 7:14). Once for
-- each application and each objection, with the days and the amount that the letter names. Paying is not the shop's.
create table eligibility.penalty_decision (
  id                  uuid primary key,
  application_id      uuid not null references eligibility.application,
  -- Null: about the application itself.
  objection_id        uuid references eligibility.objection,
  notice_on           date not null,
  first_day           date not null,
  last_owed           date not null,
  days                smallint not null check (days > 0),
  cents               integer not null check (cents >= 0),
  -- Nothing is owed after all, and why.
  not_owed            text check (not_owed in ('notice-too-late', 'no-interest', 'manifestly-unfounded')),
  announced_on        date not null,
  objection_last_day  date not null,
  made_at             timestamptz not null,
  staff_id            uuid not null,
  staff_name          text not null,
  check (days = last_owed - first_day + 1),
  check (notice_on < first_day and last_owed < announced_on and announced_on < objection_last_day),
  check ((not_owed is null) = (cents > 0))
);
create unique index penalty_decision_of_application on eligibility.penalty_decision (application_id) where objection_id is null;
create unique index penalty_decision_of_objection on eligibility.penalty_decision (objection_id) where objection_id is not null;
create trigger penalty_decision_never_changes before update or delete on eligibility.penalty_decision
  for each row execute function foundation.never_changes();
grant select, insert on eligibility.penalty_decision to stadjerspas_app;
