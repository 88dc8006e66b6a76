-- room: reports
-- Of more decisions on one application the one in force counts. Set aside is a no; who withdrew got no answer.
create or replace view reports.applications_per_month as
  select reports.month_of(a.received_at) as month,
         count(*)                                                                        as received,
         count(*) filter (where a.state = 'granted' and d.made_by = 'machine')           as at_once,
         count(*) filter (where a.state = 'granted' and d.made_by is distinct from 'machine') as after_look,
         count(*) filter (where a.state in ('refused', 'set-aside'))                     as refused,
         count(*) filter (where a.state not in ('granted', 'refused', 'set-aside', 'withdrawn')) as waiting,
         count(*) filter (where a.state = 'withdrawn')                                   as withdrawn
    from eligibility.application a left join eligibility.decision_in_force d on d.application_id = a.id
   group by 1;
