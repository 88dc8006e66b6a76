-- room: reports
-- Ending a pass before its day is a decision of its own, and with it the application is refused from then on. Who was admitted and whose pass
-- ended later (died, moved away) was admitted all the same: a month that is over does not change because of it.
create or replace view reports.applications_per_month as
  select reports.month_of(a.received_at) as month,
         count(*)                                                                        as received,
         count(*) filter (where s.admitted and s.made_by = 'machine')                    as at_once,
         count(*) filter (where s.admitted and s.made_by is distinct from 'machine')     as after_look,
         count(*) filter (where a.state in ('refused', 'set-aside') and not s.admitted)  as refused,
         count(*) filter (where a.state not in ('granted', 'refused', 'set-aside', 'withdrawn')) as waiting,
         count(*) filter (where a.state = 'withdrawn')                                   as withdrawn
    from eligibility.application a
    left join eligibility.decision_in_force d on d.application_id = a.id
    left join eligibility.decision yes on yes.id = d.replaces and d.replaced_because = 'ended'
   cross join lateral (select a.state = 'granted' or yes.id is not null as admitted, coalesce(yes.made_by, d.made_by) as made_by) s
   group by 1;
