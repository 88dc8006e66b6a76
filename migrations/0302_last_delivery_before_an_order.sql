-- room: orders
-- As 0247 says, and in the row of who orders how their newest order came, for the choice that the form begins with (a draw chose
-- nothing; null: never ordered). One question for the panel of an offer, not two (docs/decisions/0036).
drop function orders.before_order(uuid[], date[], uuid[], text[], text[], date[]);
create function orders.before_order(p_residents uuid[], p_days date[], p_offers uuid[], p_per text[], p_periods text[], p_starts date[])
returns table (ord integer, resident_id uuid, given_name text, born date, deceased boolean, household_id uuid, pass_id uuid, used integer, last_delivery text, last_pick_up_at text)
language sql stable set search_path = pg_catalog as $$
  select q.ord::integer, r.resident_id, r.given_name, r.born, r.deceased, r.household_id, passes.valid_on(r.resident_id, q.day),
         (select u.used from orders.limit_use u
           where u.subject_id = case q.per when 'household' then r.household_id else r.resident_id end
             and u.offer_id = q.offer and u.subject_kind = q.per and u.period = q.period and u.period_start = q.start),
         last.delivery, last.pick_up_at
    from unnest(p_residents, p_days, p_offers, p_per, p_periods, p_starts) with ordinality q (resident, day, offer, per, period, start, ord)
    join residents.around(p_residents) r on r.of_resident = q.resident
    left join lateral (select o.delivery, o.pick_up_at from orders.order o
                        where o.resident_id = r.resident_id and r.resident_id = q.resident and o.door <> 'system' order by o.ordered_at desc limit 1) last on true
   order by q.ord, r.born nulls last, r.resident_id
$$;
grant execute on function orders.before_order(uuid[], date[], uuid[], text[], text[], date[]) to stadjerspas_app;
