-- room: offers
-- As 0090 says, with what version 0210 asks, for a list as it stands: one row for each place in the list, in its order (a null
-- state: no such offer). Holds offers (for share: publishing, pausing and ending wait), then stocks, then budgets, each in id order.
drop function offers.on_sale(uuid[]);
create function offers.on_sale(p_offers uuid[]) returns table (
  offer_id uuid, version_id uuid, provider_id uuid, provider_group_id uuid, min_age smallint, max_age smallint,
  limit_count smallint, limit_per text, limit_period text, orderable_from timestamptz, orderable_until timestamptz,
  usable_from date, usable_until date, state text, remaining integer, held_for_desk integer,
  for_whom text, postcodes text[], first_pass_only boolean, draw_closes_at timestamptz,
  value_cents integer, budget_total integer, budget_left integer
) language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  perform from offers.offer o where o.id = any (p_offers) order by o.id for share;
  perform from offers.stock s where s.offer_id = any (p_offers) order by s.offer_id for update;
  perform from offers.budget b where b.offer_id = any (p_offers) order by b.offer_id for update;
  return query
    select o.id, v.id, v.provider_id, v.provider_group_id, v.min_age, v.max_age, v.limit_count, v.limit_per, v.limit_period,
           v.orderable_from, v.orderable_until, v.usable_from, v.usable_until, o.state, s.remaining, s.held_for_desk,
           v.for_whom, v.postcodes, v.first_pass_only, v.draw_closes_at,
           v.voucher_value_cents, b.total_cents, b.total_cents - b.spent_cents
      from unnest(p_offers) with ordinality l (id, n)
      left join offers.offer o on o.id = l.id
      left join offers.version v on v.id = o.version_id
      left join offers.stock s on s.offer_id = o.id
      left join offers.budget b on b.offer_id = o.id and v.voucher_value_cents is not null
     order by l.n;
end
$$;

-- offers.take for a list that on_sale holds, in the places of that list: null takes nothing. More than there is breaks
-- stock_within_initial, and no row to take from is an error: either way the transaction ends.
create function offers.take_many(p_offers uuid[], p_counts integer[]) returns void language plpgsql set search_path = pg_catalog as $$
declare
  v_taken integer;
begin
  update offers.stock s set remaining = s.remaining - t.n
    from unnest(p_offers, p_counts) t (offer_id, n) where s.offer_id = t.offer_id and t.n > 0;
  get diagnostics v_taken = row_count;
  if v_taken <> cardinality(array_remove(p_counts, null)) then
    raise exception 'offers.take_many needs offers with a stock, each once, and counts of 1 or more' using errcode = 'invalid_parameter_value';
  end if;
end
$$;

-- What vouchers cost the municipality at most, as take_many; less than nothing when they are given back. More than the budget
-- breaks budget_within_total, and with it the transaction.
create function offers.spend(p_offers uuid[], p_cents integer[]) returns void language plpgsql set search_path = pg_catalog as $$
begin
  update offers.budget b set spent_cents = b.spent_cents + t.cents
    from unnest(p_offers, p_cents) t (offer_id, cents) where b.offer_id = t.offer_id and t.cents is not null;
end
$$;

-- For explaining beforehand: what is left, and whether the budget has enough for one more voucher. Nulls: no end to it.
create function offers.left_over(p_offer uuid, out remaining integer, out held_for_desk integer, out budget_total integer, out affordable boolean)
language plpgsql stable set search_path = pg_catalog as $$
begin
  select s.remaining, s.held_for_desk, b.total_cents, b.total_cents - b.spent_cents >= v.voucher_value_cents
    into remaining, held_for_desk, budget_total, affordable
    from offers.offer o join offers.version v on v.id = o.version_id
    left join offers.stock s on s.offer_id = o.id
    left join offers.budget b on b.offer_id = o.id and v.voucher_value_cents is not null
   where o.id = p_offer;
end
$$;

-- Of every offer with a budget: for invariants.
create function offers.budgets() returns table (offer_id uuid, total integer, spent integer)
language plpgsql stable set search_path = pg_catalog as $$
begin
  return query select b.offer_id, b.total_cents, b.spent_cents from offers.budget b;
end
$$;

grant execute on function offers.on_sale(uuid[]), offers.take_many(uuid[], integer[]), offers.spend(uuid[], integer[]),
  offers.left_over(uuid), offers.budgets() to stadjerspas_app;
