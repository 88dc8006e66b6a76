-- room: orders
-- After the draw the desk gives what is left: what was kept for it, and what nobody won or who won gave back (decision 0060).
create function orders.draw_held(p_offer uuid) returns boolean
language sql stable set search_path = pg_catalog as $$
  select coalesce(bool_or(d.drawn_at is not null) and not bool_or(d.drawn_at is null and d.stopped_at is null), false) from orders.draw d where d.offer_id = p_offer
$$;
grant execute on function orders.draw_held(uuid) to stadjerspas_app;

create or replace function orders.place(p_day date, p_ids uuid[], p_owners uuid[], p_keys text[], p_hashes bytea[], p_residents uuid[], p_ats timestamp with time zone[], p_doors text[], p_actors text[], p_roles text[], p_ways text[], p_deliveries text[], p_pick_ups text[], p_message_ids uuid[], p_kinds text[], p_text_versions integer[], p_titles text[], p_abouts text[], p_values jsonb[], p_letters boolean[], p_line_orders integer[], p_line_residents uuid[], p_line_offers uuid[], p_line_versions uuid[], p_line_promised uuid[], p_voucher_ids uuid[], p_code_finds bytea[], p_code_seals bytea[], p_key_ids text[])
 RETURNS TABLE(ord integer, outcome text, order_id uuid, voucher_ids uuid[], reason text, facts jsonb)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
 SET lock_timeout TO '3s'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
#variable_conflict use_column
declare
  v_orders      constant integer := cardinality(p_ids);
  v_lines       constant integer := cardinality(p_line_orders);
  -- Of each order: its key with its owner; the answer that is known; what became of it; where its lines begin and end.
  v_marks       text[];      v_known_hashes bytea[];   v_known_orders uuid[];    v_known_answers jsonb[];
  v_fresh       boolean[];   v_placed       boolean[]; v_answers      jsonb[];
  v_begins      integer[];   v_ends         integer[];
  -- Of each line: for whom, under what terms, and what is left for it (null: no end to it). What is left counts in the first
  -- place of the list that asks for the same.
  v_households  uuid[];      v_births       date[];    v_passes       uuid[];    v_children    boolean[];
  v_refusals    text[];      v_facts        jsonb[];   v_providers    uuid[];    v_groups      uuid[];
  v_from        date[];      v_to           date[];    v_versions     uuid[];
  v_pers        text[];      v_subjects     uuid[];    v_periods      text[];    v_starts      date[];   v_maxima integer[];
  v_limit_keys  text[];      v_limit_left   integer[]; v_stock_left   integer[]; v_held        integer[];
  v_costs       integer[];   v_budgets      integer[]; v_budget_left  integer[];
  v_line        integer := 1;  v_first integer;  v_slot integer;  v_stock integer;  v_reason text;  v_why jsonb;  v_count integer := 0;
  -- What to write: of each order its audit facts; in the first place of the list that asks for the same, how much of it in all.
  v_recorded    jsonb[];     v_line_ats     timestamptz[];  v_line_orders uuid[];
  v_uses        integer[];   v_sold         integer[];   v_spent      integer[];   v_selling boolean := false;  v_spending boolean := false;
begin
  if v_orders is null or v_lines is null or v_lines = 0 or p_day is null or array_position(p_line_offers, null) is not null then
    raise exception 'orders.place needs a list of orders of one day, each with lines' using errcode = 'invalid_parameter_value';
  end if;

  select h.households, h.births, h.passes into v_households, v_births, v_passes from passes.hold_valid(p_line_residents, p_day) h;

  select array_agg(k.mark), array_agg(k.body_hash), array_agg(k.order_id), array_agg(k.answer)
    into v_marks, v_known_hashes, v_known_orders, v_known_answers
    from (select o.owner::text || o.key as mark, i.body_hash, i.order_id, i.answer
            from unnest(p_owners, p_keys) with ordinality o (owner, key, n)
            left join orders.idempotency i on i.owner = o.owner and i.key = o.key
           order by o.n) k;

  -- Offers last: the row that everybody wants is held for the shortest time.
  select array_agg(w.refusal), array_agg(w.facts), array_agg(w.child), array_agg(w.provider_id), array_agg(w.provider_group_id),
         array_agg(w.usable_from), array_agg(w.usable_until), array_agg(w.on_sale),
         array_agg(w.limit_per), array_agg(w.subject), array_agg(w.limit_period), array_agg(w.start), array_agg(w.limit_count),
         array_agg(w.subject::text || w.offer_id), array_agg(w.limit_count - w.used), array_agg(w.remaining), array_agg(w.held),
         array_agg(w.cost), array_agg(w.budget_total), array_agg(w.budget_left)
    into v_refusals, v_facts, v_children, v_providers, v_groups, v_from, v_to, v_versions,
         v_pers, v_subjects, v_periods, v_starts, v_maxima, v_limit_keys, v_limit_left, v_stock_left, v_held, v_costs, v_budgets, v_budget_left
    from (
      select l.n, l.offer_id, l.provider_id, l.provider_group_id, l.usable_from, l.usable_until, l.on_sale, l.limit_per, l.limit_period, l.limit_count,
             coalesce(date_part('year', age(p_day, l.born)) < 18, false) as child,
             p.subject, p.start, coalesce(u.used, 0) as used, l.remaining,
             case when p_ways[l.ord] = 'desk' then 0 else l.held_for_desk end as held,
             case when l.budget_left is not null then l.value_cents end as cost, l.budget_total, l.budget_left,
             r.refusal,
             -- What a sentence about the refusal needs.
             case when r.refusal is not null then jsonb_strip_nulls(jsonb_build_object('residentId', l.resident_id) || case r.refusal
               when 'not-yet-open'        then jsonb_build_object('opens', to_char(l.orderable_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
               when 'draw-instead'        then jsonb_build_object('drawCloses', to_char(l.draw_closes_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
               when 'not-for-this-age'    then jsonb_build_object('minAge', p.least, 'maxAge', p.most)
               else '{}' end) end as facts
        from rows from (
               unnest(p_line_orders, p_line_residents, p_line_versions, p_line_promised, v_households, v_births, v_passes),
               offers.on_sale(p_line_offers)
             ) with ordinality as l (
               ord, resident_id, version_id, promised_by, household_id, born, pass_id,
               offer_id, on_sale, provider_id, provider_group_id, min_age, max_age, limit_count, limit_per, limit_period, orderable_from, orderable_until,
               usable_from, usable_until, state, remaining, held_for_desk, for_whom, postcodes, first_pass_only, draw_closes_at,
               value_cents, budget_total, budget_left, n)
        cross join lateral (select
               case l.limit_per when 'person' then l.resident_id when 'household' then l.household_id end as subject,
               orders.period_start(l.limit_period, p_day) as start,
               -- child and adult are ages too. Some day of use must fall within the ages; offers/domain/terms.ts says the same.
               case when l.for_whom = 'adult' then greatest(18, l.min_age) else l.min_age end as least, case when l.for_whom = 'child' then least(17, l.max_age) else l.max_age end as most,
               date_part('year', age(greatest(l.usable_from, p_day), l.born)) as youngest, date_part('year', age(l.usable_until, l.born)) as oldest) p
        cross join lateral (select case
               when l.pass_id is null                                                          then 'pass-not-valid'
               when l.state is null or l.state not in ('published', 'paused')                  then 'offer-ended'
               when p_ways[l.ord] <> 'draw' and p_ats[l.ord] >= l.orderable_until or p_day > l.usable_until then 'no-longer-orderable'
               when l.state = 'paused'                                                         then 'offer-paused'
               when p_ats[l.ord] < l.orderable_from                                            then 'not-yet-open'
               when l.draw_closes_at is not null and p_ways[l.ord] <> 'draw'
                and not (p_ways[l.ord] = 'desk' and p_ats[l.ord] >= l.draw_closes_at and orders.draw_held(l.offer_id)) then 'draw-instead'
               when l.version_id is distinct from l.on_sale
                 or l.promised_by is distinct from coalesce(l.provider_id, l.provider_group_id) then 'offer-changed'
               when not coalesce(p.oldest >= p.least, p.least is null)
                 or not coalesce(p.youngest <= p.most, p.most is null)                         then 'not-for-this-age'
               when l.for_whom = 'household-with-children' or l.postcodes <> '{}' or l.first_pass_only
                 then orders.barred(l.resident_id, l.pass_id, p_day, l.for_whom, l.postcodes, l.first_pass_only)
             end as refusal) r
        left join orders.limit_use u on u.subject_id = p.subject and u.offer_id = l.offer_id and u.subject_kind = l.limit_per
                                    and u.period = l.limit_period and u.period_start = p.start
       order by l.n) w;

  -- Columns of their full length first: one that begins to grow in its third place would be numbered from there.
  v_fresh := array_fill(false, array[v_orders]);          v_placed := v_fresh;      v_answers := array_fill(null::jsonb, array[v_orders]);  v_recorded := v_answers;
  v_uses := array_fill(null::integer, array[v_lines]);    v_sold := v_uses;         v_spent := v_uses;
  v_line_ats := array_fill(null::timestamptz, array[v_lines]);                      v_line_orders := array_fill(null::uuid, array[v_lines]);

  -- In memory, in the order of the list: an order takes all it asks for, or gives back what it had already taken.
  for i in 1 .. v_orders loop
    v_reason := null;  v_why := null;
    v_first := case when v_orders = 1 then 1 else array_position(v_marks, v_marks[i]) end;
    v_fresh[i] := v_known_hashes[i] is null and v_first = i;
    v_begins[i] := v_line;
    while p_line_orders[v_line] = i loop
      if v_fresh[i] and v_reason is null then
        v_reason := v_refusals[v_line];
        if v_reason is not null then
          v_why := v_facts[v_line];
        else
          v_slot  := case when v_limit_left[v_line] is null then null when v_lines = 1 then 1 else array_position(v_limit_keys, v_limit_keys[v_line]) end;
          v_stock := case when v_lines = 1 then 1 else array_position(p_line_offers, p_line_offers[v_line]) end;
          if v_limit_left[v_slot] <= 0 then
            v_reason := 'limit-reached';
            v_why := jsonb_strip_nulls(jsonb_build_object('residentId', p_line_residents[v_line], 'maximum', v_maxima[v_line], 'per', v_pers[v_line],
              'left', nullif((select count(*) from generate_series(v_begins[i], v_line - 1) g where v_limit_keys[g] = v_limit_keys[v_line]), 0),
              'againFrom', (select case when isfinite(p.to_day) then p.to_day + 1 end from offers.period_of(v_periods[v_line], p_day) p)));
          elsif v_stock_left[v_stock] <= v_held[v_line] then
            v_reason := 'sold-out';
            v_why := jsonb_strip_nulls(jsonb_build_object('residentId', p_line_residents[v_line],
              'left', nullif((select count(*) from generate_series(v_begins[i], v_line - 1) g where p_line_offers[g] = p_line_offers[v_line]), 0)))
              || case when v_stock_left[v_stock] > 0 then jsonb_build_object('heldForDesk', v_stock_left[v_stock]) else '{}' end;
          elsif v_budget_left[v_stock] < v_costs[v_line] then
            v_reason := 'budget-spent';
            v_why := jsonb_build_object('residentId', p_line_residents[v_line], 'budgetCents', v_budgets[v_line]);
          else
            if v_slot is not null then v_limit_left[v_slot] := v_limit_left[v_slot] - 1; end if;
            v_stock_left[v_stock] := v_stock_left[v_stock] - 1;
            v_budget_left[v_stock] := v_budget_left[v_stock] - v_costs[v_line];
          end if;
        end if;
        if v_reason is not null then
          for j in v_begins[i] .. v_line - 1 loop
            v_slot := array_position(v_limit_keys, v_limit_keys[j]);  v_stock := array_position(p_line_offers, p_line_offers[j]);
            if v_slot is not null then v_limit_left[v_slot] := v_limit_left[v_slot] + 1; end if;
            v_stock_left[v_stock] := v_stock_left[v_stock] + 1;
            v_budget_left[v_stock] := v_budget_left[v_stock] + v_costs[j];
          end loop;
        end if;
      end if;
      v_line := v_line + 1;
    end loop;
    v_ends[i] := v_line - 1;
    v_placed[i] := v_fresh[i] and v_reason is null;

    ord := i;  outcome := 'placed';  order_id := null;  voucher_ids := '{}';  reason := null;  facts := null;
    if v_placed[i] then
      for j in v_begins[i] .. v_ends[i] loop
        v_line_ats[j] := p_ats[i];  v_line_orders[j] := p_ids[i];
        v_slot := case when v_limit_left[j] is null then null when v_lines = 1 then 1 else array_position(v_limit_keys, v_limit_keys[j]) end;
        v_stock := case when v_lines = 1 then 1 else array_position(p_line_offers, p_line_offers[j]) end;
        if v_slot is not null then v_uses[v_slot] := coalesce(v_uses[v_slot], 0) + 1; end if;
        if v_stock_left[j] is not null then v_sold[v_stock] := coalesce(v_sold[v_stock], 0) + 1; v_selling := true; end if;
        if v_costs[j] is not null then v_spent[v_stock] := coalesce(v_spent[v_stock], 0) + v_costs[j]; v_spending := true; end if;
      end loop;
      v_count := v_count + v_line - v_begins[i];
      v_answers[i] := null;
      v_recorded[i] := jsonb_build_object('vouchers', v_line - v_begins[i]);
      order_id := p_ids[i];  voucher_ids := p_voucher_ids[v_begins[i] : v_line - 1];
    elsif v_fresh[i] then
      v_answers[i] := jsonb_build_object('reason', v_reason, 'facts', v_why);
      outcome := 'refused';  reason := v_reason;  facts := v_why;
    -- Sent before, or twice in this list: the same answer, unless it asks for something else.
    elsif p_hashes[i] <> coalesce(v_known_hashes[i], p_hashes[v_first]) then
      outcome := 'refused';  reason := 'idempotency-key-reused';
    elsif v_known_orders[i] is not null then
      order_id := v_known_orders[i];
      voucher_ids := array(select l.voucher_id from orders.line l where l.order_id = v_known_orders[i] order by l.voucher_id);
    elsif v_known_hashes[i] is null and v_placed[v_first] then
      order_id := p_ids[v_first];  voucher_ids := p_voucher_ids[v_begins[v_first] : v_ends[v_first]];
    else
      outcome := 'refused';
      reason := coalesce(v_known_answers[i], v_answers[v_first]) ->> 'reason';  facts := nullif(coalesce(v_known_answers[i], v_answers[v_first]) -> 'facts', 'null');
    end if;
    return next;
  end loop;

  insert into orders.idempotency (owner, key, body_hash, answer, order_id, created_at)
  select w.owner, w.key, w.hash, w.answer, case when w.placed then w.id end, w.at
    from unnest(p_owners, p_keys, p_hashes, v_answers, v_placed, v_fresh, p_ids, p_ats) w (owner, key, hash, answer, placed, fresh, id, at)
   where w.fresh;
  if v_count = 0 then return; end if;

  if v_selling then perform offers.take_many(p_line_offers, v_sold); end if;
  if v_spending then perform offers.spend(p_line_offers, v_spent); end if;
  insert into orders.limit_use as u (subject_kind, subject_id, offer_id, period, period_start, used, maximum)
  select l.limit_per, l.subject, l.offer_id, l.limit_period, l.start, l.uses, l.limit_count
    from unnest(v_pers, v_subjects, p_line_offers, v_periods, v_starts, v_uses, v_maxima) l (limit_per, subject, offer_id, limit_period, start, uses, limit_count)
   where l.uses > 0
  on conflict (subject_id, offer_id, subject_kind, period, period_start)
    do update set used = u.used + excluded.used, maximum = excluded.maximum;

  -- What was refused is left out of the columns: from here on all there is was placed.
  if v_count < v_lines then
    select array_agg(l.resident_id), array_agg(l.offer_id), array_agg(l.voucher_id), array_agg(l.code_find), array_agg(l.code_sealed), array_agg(l.key_id), array_agg(p_ids[l.ord]), array_agg(l.at),
           array_agg(l.household_id), array_agg(l.pass_id), array_agg(l.child), array_agg(l.provider_id), array_agg(l.provider_group_id),
           array_agg(l.usable_from), array_agg(l.usable_until), array_agg(l.on_sale), array_agg(l.limit_per), array_agg(l.limit_period), array_agg(l.start), array_agg(l.cost)
      into p_line_residents, p_line_offers, p_voucher_ids, p_code_finds, p_code_seals, p_key_ids, v_line_orders, v_line_ats,
           v_households, v_passes, v_children, v_providers, v_groups, v_from, v_to, v_versions, v_pers, v_periods, v_starts, v_costs
      from unnest(p_line_residents, p_line_offers, p_voucher_ids, p_code_finds, p_code_seals, p_key_ids, p_line_orders, v_line_ats,
                  v_households, v_passes, v_children, v_providers, v_groups, v_from, v_to, v_versions, v_pers, v_periods, v_starts, v_costs)
           as l (resident_id, offer_id, voucher_id, code_find, code_sealed, key_id, ord, at, household_id, pass_id, child, provider_id, provider_group_id,
                 usable_from, usable_until, on_sale, limit_per, limit_period, start, cost)
     where v_placed[l.ord];
    select array_agg(w.id), array_agg(w.resident_id), array_agg(w.at), array_agg(w.door), array_agg(w.actor), array_agg(w.role), array_agg(w.delivery), array_agg(w.pick_up),
           array_agg(w.message_id), array_agg(w.kind), array_agg(w.text_version), array_agg(w.title), array_agg(w.about), array_agg(w.vals), array_agg(w.letter), array_agg(w.recorded)
      into p_ids, p_residents, p_ats, p_doors, p_actors, p_roles, p_deliveries, p_pick_ups,
           p_message_ids, p_kinds, p_text_versions, p_titles, p_abouts, p_values, p_letters, v_recorded
      from unnest(p_ids, p_residents, p_ats, p_doors, p_actors, p_roles, p_deliveries, p_pick_ups,
                  p_message_ids, p_kinds, p_text_versions, p_titles, p_abouts, p_values, p_letters, v_recorded, v_placed)
           as w (id, resident_id, at, door, actor, role, delivery, pick_up, message_id, kind, text_version, title, about, vals, letter, recorded, placed)
     where w.placed;
  end if;

  insert into orders.order (id, resident_id, door, ordered_at, delivery, pick_up_at)
  select * from unnest(p_ids, p_residents, p_doors, p_ats, p_deliveries, p_pick_ups);
  insert into orders.line (voucher_id, order_id, household_id, resident_id, offer_id, limit_per, limit_period, limit_start, value_cents)
  select * from unnest(p_voucher_ids, v_line_orders, v_households, p_line_residents, p_line_offers, v_pers, v_periods, v_starts, v_costs);
  perform vouchers.issue_many(p_voucher_ids, p_line_residents, v_households, v_passes, p_line_offers, v_versions, v_providers, v_groups,
    v_children, p_code_finds, p_code_seals, p_key_ids, v_line_ats, v_from, v_to);
  perform messages.enqueue_new(p_message_ids, p_residents, p_kinds, p_text_versions, p_titles, p_abouts, p_values, 'order-placed', p_ids, p_ats, p_letters);
  perform audit.record_same('orders.placed', 'order', p_ats, p_doors, p_actors, p_roles, p_ids, v_recorded);
end
$function$
;
