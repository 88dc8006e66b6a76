-- room: reports
-- What is never true. Each view holds the rows that break one promise; all are empty when all is well.

-- Sold more than there was: what is out and not given back, and what is left, is what there was.
create view reports.broken_stock as
  select s.offer_id, s.initial, s.remaining, coalesce(l.out, 0) as out
    from offers.stock s
    left join (select offer_id, count(*) as out from orders.line where given_back_at is null group by 1) l using (offer_id)
   where s.remaining + coalesce(l.out, 0) <> s.initial;

-- A limit passed, or counted otherwise than the vouchers that used it.
create view reports.broken_limit as
  select u.subject_kind, u.subject_id, u.offer_id, u.period, u.period_start, u.used, u.maximum, count(l.voucher_id) as vouchers
    from orders.limit_use u
    left join orders.line l on l.offer_id = u.offer_id and l.limit_per = u.subject_kind and l.limit_period = u.period and l.limit_start = u.period_start
         and l.given_back_at is null and u.subject_id = case u.subject_kind when 'person' then l.resident_id else l.household_id end
   group by u.subject_kind, u.subject_id, u.offer_id, u.period, u.period_start, u.used, u.maximum
  having u.used <> count(l.voucher_id) or u.used > u.maximum;

-- A voucher without a granted decision under its pass, of another resident than its pass, or of a day on which the pass did not hold.
create view reports.broken_ground as
  select v.id as voucher_id
    from vouchers.voucher v
    left join passes.pass p on p.id = v.pass_id
    left join eligibility.decision d on d.id = p.decision_id and d.outcome = 'granted'
   where d.id is null or p.resident_id <> v.resident_id
      or (v.issued_at at time zone 'Europe/Amsterdam')::date not between p.valid_from and p.valid_to;

-- A voucher that no order asked for, or that promises another offer than its version.
create view reports.broken_promise as
  select v.id as voucher_id
    from vouchers.voucher v
    left join orders.line l on l.voucher_id = v.id
    left join offers.version o on o.id = v.version_id
   where l.voucher_id is null or o.offer_id is distinct from v.offer_id or l.resident_id <> v.resident_id
      or (l.given_back_at is not null) <> (v.state = 'cancelled');

-- A spent voucher without its event, or an event that nothing was spent by.
create view reports.broken_redemption as
  select v.id as voucher_id
    from vouchers.voucher v
    left join redemptions.redemption_event e on e.id = v.redemption_id and e.kind = 'redeemed' and e.voucher_id = v.id and e.provider_id = v.redeemed_by
   where v.state = 'redeemed' and e.id is null
  union all
  select e.voucher_id
    from redemptions.redemption_event e
    left join redemptions.redemption_event b on b.takes_back = e.id
    left join vouchers.voucher v on v.id = e.voucher_id and v.redemption_id = e.id
   where e.kind = 'redeemed' and b.id is null and v.id is null;

grant select on reports.broken_stock, reports.broken_limit, reports.broken_ground, reports.broken_promise, reports.broken_redemption to stadjerspas_app;
