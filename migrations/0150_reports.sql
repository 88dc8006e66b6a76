-- room: reports
-- What the other rooms' rows add up to. Counted from rows each time, so that a figure can always be counted again.

-- Visits of the shop, added up in memory for a few seconds. No cookie, no address, no time of day: nobody is in here.
create table reports.visit (
  id      uuid primary key,
  day     date not null,
  -- The pattern of the page's address: /aanbod/:slug, never the address itself.
  page    text not null check (page ~ '^/'),
  visits  integer not null check (visits > 0)
);
create index visit_day on reports.visit (day);
create trigger visit_never_changes before update or delete on reports.visit
  for each row execute function foundation.never_changes();

-- The first day of the month, on the Dutch calendar.
create function reports.month_of(p_at timestamptz) returns date language sql immutable set search_path = pg_catalog
as $$ select date_trunc('month', p_at at time zone 'Europe/Amsterdam')::date $$;

create view reports.visits_per_month as
  select date_trunc('month', v.day)::date as month, sum(v.visits) as visits
    from reports.visit v group by 1;

-- Every application in the month in which it came in, with how it stands now: the last four add up to the first.
create view reports.applications_per_month as
  select reports.month_of(a.received_at) as month,
         count(*)                                                                        as received,
         count(*) filter (where a.state = 'granted' and d.made_by = 'machine')           as at_once,
         count(*) filter (where a.state = 'granted' and d.made_by is distinct from 'machine') as after_look,
         count(*) filter (where a.state = 'refused')                                     as refused,
         count(*) filter (where a.state not in ('granted', 'refused'))                   as waiting
    from eligibility.application a left join eligibility.decision d on d.application_id = a.id
   group by 1;

-- Every voucher in the month in which it was ordered.
create view reports.vouchers_per_month as
  select reports.month_of(v.issued_at) as month, o.category,
         count(*)                                        as ordered,
         count(*) filter (where r.door = 'staff')        as by_desk,
         count(*) filter (where v.state = 'cancelled')   as cancelled
    from vouchers.voucher v
    join offers.version o on o.id = v.version_id
    left join orders.line l on l.voucher_id = v.id
    left join orders.order r on r.id = l.order_id
   group by 1, 2;

-- Every voucher in the month in which it was used. What was taken back at the till is not in here.
create view reports.redeemed_per_month as
  select reports.month_of(v.redeemed_at) as month, count(*) as redeemed
    from vouchers.voucher v where v.state = 'redeemed' group by 1;

-- Every sign-in that ended: without a cause it succeeded.
create view reports.sign_ins_per_month as
  select date_trunc('month', e.day)::date as month, e.door, e.cause, count(*) as sign_ins
    from identity.sign_in_event e group by 1, 2, 3;

grant select, insert on reports.visit to stadjerspas_app;
grant select on reports.visits_per_month, reports.applications_per_month, reports.vouchers_per_month, reports.redeemed_per_month,
  reports.sign_ins_per_month to stadjerspas_app;
grant execute on function reports.month_of(timestamptz) to stadjerspas_app;
