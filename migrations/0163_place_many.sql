-- room: orders
-- orders.place as 0110_orders.sql describes it, with two differences, both for speed: messages and audit rows of a list are
-- written at once, and PostgreSQL neither compiles nor plans its statements anew for each call (JIT took three quarters of
-- the time of a single order).
create or replace function orders.place(p_orders jsonb)
returns table (ord integer, outcome text, order_id uuid, voucher_ids uuid[], reason text, facts jsonb)
language plpgsql set search_path = pg_catalog set jit = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  v_residents  uuid[];               v_offers     uuid[];
  v_day        date;                 v_days       integer;
  v_holders    orders.holder[];      v_wishes     orders.wish[];
  v_lines      orders.weighed[];     v_wish       orders.wish;
  -- For each order: its answer, whether it was placed, whether it is new.
  v_answers    jsonb[];
  v_placed     boolean[];            v_fresh      boolean[];
  -- For each line, as plain arrays for the loop: a slot of 0 is no limit, no stock. For each slot, what is left.
  v_ord_of     integer[];            v_refusals   text[];
  v_limit_slot integer[];            v_stock_slot integer[];
  v_limit_left integer[];            v_stock_left integer[];
  v_line       integer := 1;         v_from       integer;
  v_taken      integer;              v_reason     text;
  v_facts      jsonb;
begin
  perform set_config('lock_timeout', '3s', true);

  select array_agg(distinct (l.body ->> 'resident_id')::uuid), array_agg(distinct (l.body ->> 'offer_id')::uuid),
         min((o.body ->> 'day')::date), count(distinct o.body ->> 'day')
    into v_residents, v_offers, v_day, v_days
    from jsonb_array_elements(p_orders) o (body) left join lateral jsonb_array_elements(o.body -> 'lines') l (body) on true;
  if v_days is distinct from 1 or v_offers is null or array_position(v_offers, null) is not null then
    raise exception 'orders.place needs a list of orders of one day, each with lines' using errcode = 'invalid_parameter_value';
  end if;

  select array_agg(row (p.resident_id, p.pass_id, p.household_id, null)::orders.holder) into v_holders
    from passes.lock_valid(v_residents, v_day) p;
  select array_agg(row (b.resident_id, h.pass_id, h.household_id, b.born)::orders.holder) into v_holders
    from residents.births(v_residents) b join unnest(v_holders) h on h.resident_id = b.resident_id;

  select array_agg(row (o.ord, o.order_id, o.owner, o.key, o.body_hash, o.resident_id, o.at, o.actor, o.message,
                        encode(i.body_hash, 'hex'), i.answer, o.first_ord)::orders.wish order by o.ord)
    into v_wishes
    from (select w.*, e.ord::integer, min(e.ord::integer) over (partition by w.owner, w.key) as first_ord
            from jsonb_array_elements(p_orders) with ordinality e (body, ord),
                 jsonb_to_record(e.body) as w (order_id uuid, owner uuid, key text, body_hash text, resident_id uuid,
                                               at timestamptz, actor jsonb, message jsonb)) o
    left join orders.idempotency i on i.owner = o.owner and i.key = o.key;

  -- Offers last: the row that everybody wants is held for the shortest time.
  with sale as materialized (select * from offers.on_sale(v_offers)),
  wished as (
    select w.ord, w.at, l.line, l.resident_id, l.offer_id, l.version_id, l.promised_by, l.voucher
      from unnest(v_wishes) w,
           rows from (jsonb_to_recordset(p_orders -> (w.ord - 1) -> 'lines') as (
             resident_id uuid, offer_id uuid, version_id uuid, promised_by uuid, voucher jsonb)) with ordinality
             as l (resident_id, offer_id, version_id, promised_by, voucher, line)
  ),
  known as (
    select x.*, h.household_id, h.pass_id, h.born, s.version_id as on_sale, s.provider_id, s.provider_group_id, s.min_age, s.max_age, s.state,
           s.orderable_from, s.orderable_until, s.usable_from, s.usable_until, s.limit_count, s.limit_per, s.limit_period, s.remaining,
           case s.limit_per when 'person' then x.resident_id when 'household' then h.household_id end as limit_subject,
           p.from_day, p.to_day
      from wished x
      left join unnest(v_holders) h on h.resident_id = x.resident_id
      left join sale s on s.offer_id = x.offer_id
      left join lateral offers.period_of(s.limit_period, v_day) p on true
  ),
  weighed as (
    select k.ord, k.line, k.resident_id, k.household_id, k.pass_id, coalesce(date_part('year', age(v_day, k.born)) < 18, false) as child,
           k.offer_id, k.on_sale, k.provider_id, k.provider_group_id, k.usable_from, k.usable_until, k.voucher,
           case
             when k.pass_id is null                                                then 'pass-not-valid'
             when k.state is null or k.state not in ('published', 'paused')        then 'offer-ended'
             when k.at >= k.orderable_until or v_day > k.usable_until              then 'no-longer-orderable'
             when k.state = 'paused'                                               then 'offer-paused'
             when k.at < k.orderable_from                                          then 'not-yet-open'
             when k.version_id is distinct from k.on_sale
               or k.promised_by is distinct from coalesce(k.provider_id, k.provider_group_id) then 'offer-changed'
             -- Some day of use must fall within the ages; offers/domain/terms.ts says the same.
             when not coalesce(date_part('year', age(k.usable_until, k.born)) >= k.min_age, k.min_age is null)
               or not coalesce(date_part('year', age(greatest(k.usable_from, v_day), k.born)) <= k.max_age, k.max_age is null)
                                                                                   then 'not-for-this-age'
           end as refusal,
           jsonb_strip_nulls(jsonb_build_object('residentId', k.resident_id, 'minAge', k.min_age, 'maxAge', k.max_age,
             'opens', to_char(k.orderable_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as facts,
           k.limit_per, k.limit_subject, k.limit_period, k.from_day, k.limit_count, coalesce(u.used, 0) as used,
           jsonb_strip_nulls(jsonb_build_object('residentId', k.resident_id, 'maximum', k.limit_count, 'per', k.limit_per,
             'againFrom', case when isfinite(k.to_day) then k.to_day + 1 end)) as limit_facts,
           k.remaining,
           case when k.limit_count is null then 0 else dense_rank() over (order by k.limit_count is null, k.limit_subject, k.offer_id) end as limit_slot,
           case when k.remaining   is null then 0 else dense_rank() over (order by k.remaining   is null, k.offer_id) end as stock_slot
      from known k
      left join orders.limit_use u on u.subject_id = k.limit_subject and u.offer_id = k.offer_id and u.subject_kind = k.limit_per
                                  and u.period = k.limit_period and u.period_start = k.from_day
  )
  select array_agg(row (w.*)::orders.weighed order by w.ord, w.line), array_agg(w.ord order by w.ord, w.line),
         array_agg(w.limit_slot order by w.ord, w.line), array_agg(w.stock_slot order by w.ord, w.line), array_agg(w.refusal order by w.ord, w.line)
    into v_lines, v_ord_of, v_limit_slot, v_stock_slot, v_refusals
    from weighed w;
  select array_agg(s.left_over order by s.slot) into v_limit_left
    from (select distinct l.limit_slot as slot, l.limit_count - l.limit_used as left_over from unnest(v_lines) l where l.limit_slot > 0) s;
  select array_agg(s.remaining order by s.slot) into v_stock_left
    from (select distinct l.stock_slot as slot, l.remaining from unnest(v_lines) l where l.stock_slot > 0) s;

  -- In memory, in the order of the list: an order takes all it asks for, or gives back what it had already taken.
  foreach v_wish in array v_wishes loop
    v_from := v_line;  v_taken := v_line - 1;  v_reason := null;  v_facts := null;
    v_placed[v_wish.ord] := false;
    v_fresh[v_wish.ord] := v_wish.known_hash is null and v_wish.first_ord = v_wish.ord;
    while v_ord_of[v_line] = v_wish.ord loop
      if v_fresh[v_wish.ord] and v_reason is null then
        v_reason := case
          when v_refusals[v_line] is not null                                             then v_refusals[v_line]
          when v_limit_slot[v_line] > 0 and v_limit_left[v_limit_slot[v_line]] <= 0       then 'limit-reached'
          when v_stock_slot[v_line] > 0 and v_stock_left[v_stock_slot[v_line]] <= 0       then 'sold-out'
        end;
        if v_reason is null then
          if v_limit_slot[v_line] > 0 then v_limit_left[v_limit_slot[v_line]] := v_limit_left[v_limit_slot[v_line]] - 1; end if;
          if v_stock_slot[v_line] > 0 then v_stock_left[v_stock_slot[v_line]] := v_stock_left[v_stock_slot[v_line]] - 1; end if;
          v_taken := v_line;
        else
          v_facts := case v_reason
            when 'limit-reached'    then (v_lines[v_line]).limit_facts
            when 'not-for-this-age' then (v_lines[v_line]).facts - 'opens'
            when 'not-yet-open'     then (v_lines[v_line]).facts - '{minAge,maxAge}'::text[]
            else (v_lines[v_line]).facts - '{opens,minAge,maxAge}'::text[]
          end;
        end if;
      end if;
      v_line := v_line + 1;
    end loop;

    if not v_fresh[v_wish.ord] then
      -- Sent before, or twice in this list: the same answer, unless it asks for something else.
      v_answers[v_wish.ord] := case
        when v_wish.body_hash is distinct from coalesce(v_wish.known_hash, (v_wishes[v_wish.first_ord]).body_hash)
          then jsonb_build_object('outcome', 'refused', 'reason', 'idempotency-key-reused')
        else coalesce(v_wish.known_answer, v_answers[v_wish.first_ord])
      end;
    elsif v_reason is not null then
      for i in v_from .. v_taken loop
        if v_limit_slot[i] > 0 then v_limit_left[v_limit_slot[i]] := v_limit_left[v_limit_slot[i]] + 1; end if;
        if v_stock_slot[i] > 0 then v_stock_left[v_stock_slot[i]] := v_stock_left[v_stock_slot[i]] + 1; end if;
      end loop;
      v_answers[v_wish.ord] := jsonb_strip_nulls(jsonb_build_object('outcome', 'refused', 'reason', v_reason, 'facts', v_facts));
    else
      v_placed[v_wish.ord] := true;
      v_answers[v_wish.ord] := jsonb_build_object('outcome', 'placed', 'order_id', v_wish.order_id, 'voucher_ids',
        jsonb_path_query_array(p_orders -> (v_wish.ord - 1), '$.lines[*].voucher.id'));
    end if;
  end loop;

  perform from (select l.offer_id, count(*)::integer as n from unnest(v_lines) l where v_placed[l.ord] and l.remaining is not null
                 group by l.offer_id order by l.offer_id) t
    where not offers.take(t.offer_id, t.n);
  if found then raise exception 'The stock of an offer changed while it was locked'; end if;

  insert into orders.limit_use as u (subject_kind, subject_id, offer_id, period, period_start, used, maximum)
  select l.limit_per, l.limit_subject, l.offer_id, l.limit_period, l.limit_start, count(*), max(l.limit_count)
    from unnest(v_lines) l where v_placed[l.ord] and l.limit_per is not null
   group by l.limit_per, l.limit_subject, l.offer_id, l.limit_period, l.limit_start
   order by l.limit_subject, l.offer_id
  on conflict (subject_id, offer_id, subject_kind, period, period_start)
    do update set used = u.used + excluded.used, maximum = excluded.maximum;

  insert into orders.order (id, resident_id, door, ordered_at)
  select w.order_id, w.resident_id, w.actor ->> 'door', w.at from unnest(v_wishes) w where v_placed[w.ord];
  insert into orders.line (voucher_id, order_id, household_id, resident_id, offer_id, limit_per, limit_period, limit_start)
  select (l.voucher ->> 'id')::uuid, w.order_id, l.household_id, l.resident_id, l.offer_id, l.limit_per, l.limit_period, l.limit_start
    from unnest(v_lines) l join unnest(v_wishes) w on w.ord = l.ord where v_placed[l.ord];

  perform vouchers.issue(coalesce(jsonb_agg(l.voucher || jsonb_build_object(
      'resident_id', l.resident_id, 'household_id', l.household_id, 'pass_id', l.pass_id, 'offer_id', l.offer_id, 'version_id', l.version_id,
      'provider_id', l.provider_id, 'provider_group_id', l.provider_group_id, 'child', l.child,
      'issued_at', w.at, 'valid_from', l.valid_from, 'valid_to', l.valid_to)), '[]'))
    from unnest(v_lines) l join unnest(v_wishes) w on w.ord = l.ord where v_placed[l.ord];

  perform messages.enqueue_many(coalesce(jsonb_agg(w.message), '[]')) from unnest(v_wishes) w where v_placed[w.ord];
  perform audit.record_many(coalesce(jsonb_agg(jsonb_build_object(
      'at', w.at, 'actor_door', w.actor ->> 'door', 'actor_id', w.actor ->> 'id', 'actor_role', w.actor ->> 'role',
      'action', 'orders.placed', 'subject_kind', 'order', 'subject_id', w.order_id,
      'facts', jsonb_build_object('vouchers', jsonb_array_length(v_answers[w.ord] -> 'voucher_ids')))), '[]'))
    from unnest(v_wishes) w where v_placed[w.ord];

  insert into orders.idempotency (owner, key, body_hash, answer, created_at)
  select w.owner, w.key, decode(w.body_hash, 'hex'), v_answers[w.ord], w.at from unnest(v_wishes) w where v_fresh[w.ord];

  return query
    select a.i::integer, a.answer ->> 'outcome', (a.answer ->> 'order_id')::uuid,
           array(select v.id::uuid from jsonb_array_elements_text(a.answer -> 'voucher_ids') v (id)), a.answer ->> 'reason', a.answer -> 'facts'
      from unnest(v_answers) with ordinality a (answer, i) order by a.i;
end
$$;
