-- room: orders
-- What the page of an offer needs to know of a household before it orders: who they are, their passes, and what they used of the
-- limit. A list of questions, so that pages that wait go as one (docs/decisions/0036). Weighs nothing and holds nothing: orders.place
-- reads it again. p_per null: the offer has no limit.
create function orders.before_order(p_residents uuid[], p_days date[], p_offers uuid[], p_per text[], p_periods text[], p_starts date[])
returns table (ord integer, resident_id uuid, given_name text, born date, deceased boolean, household_id uuid, pass_id uuid, used integer)
language sql stable set search_path = pg_catalog as $$
  select q.ord::integer, r.resident_id, r.given_name, r.born, r.deceased, r.household_id, passes.valid_on(r.resident_id, q.day),
         (select u.used from orders.limit_use u
           where u.subject_id = case q.per when 'household' then r.household_id else r.resident_id end
             and u.offer_id = q.offer and u.subject_kind = q.per and u.period = q.period and u.period_start = q.start)
    from unnest(p_residents, p_days, p_offers, p_per, p_periods, p_starts) with ordinality q (resident, day, offer, per, period, start, ord)
    join residents.around(p_residents) r on r.of_resident = q.resident
   order by q.ord, r.born nulls last, r.resident_id
$$;
grant execute on function orders.before_order(uuid[], date[], uuid[], text[], text[], date[]) to stadjerspas_app;
