-- room: reports
-- From when until when something of a resident was going on with us: an application or objection, a question or complaint, a
-- conversation at the desk in which they were checked or that left a note. Beside the processing log it says which look had no
-- reason that we can see. An empty until: it is still going on.
create view reports.reason_to_look as
  select resident_id, (received_at at time zone 'Europe/Amsterdam')::date as from_day, (closed_at at time zone 'Europe/Amsterdam')::date as until_day from eligibility.application
  union all
  select resident_id, received_on, case when state not in ('received', 'incomplete', 'hearing', 'heard') then coalesce((decided_at at time zone 'Europe/Amsterdam')::date, last_day) end from eligibility.objection
  union all
  select resident_id, (received_at at time zone 'Europe/Amsterdam')::date, (settled_at at time zone 'Europe/Amsterdam')::date from contacts.matter where resident_id is not null
  union all
  select resident_id, (opened_at at time zone 'Europe/Amsterdam')::date, (coalesce(called_at, closed_at, opened_at) at time zone 'Europe/Amsterdam')::date from contacts.desk_visit where checked_at is not null or note is not null;
grant select on reports.reason_to_look to stadjerspas_app;
