-- room: orders
-- Ordered at a desk and given back at a desk is not by one hand: somebody else may have called in their name, and who waits for the
-- post must hear that nothing comes. Only who did both on the site themselves needs neither letter.
create or replace function orders.cancel(p_voucher uuid, p_residents uuid[], p_at timestamptz, p_day date, p_actor jsonb, p_message jsonb)
 returns text language plpgsql set search_path to 'pg_catalog' set lock_timeout to '3s' set jit to 'off' set enable_seqscan to 'off'
as $$
declare
  v_line orders.line;
  v_own  boolean;
begin
  select * into v_line from orders.line l where l.voucher_id = p_voucher and l.resident_id = any (p_residents);
  if not found then return 'not-there'; end if;
  perform residents.lock_households(array[v_line.resident_id]);
  if not vouchers.cancel(p_voucher, p_at, p_day) then return 'not-unused'; end if;

  v_own := p_message ->> 'kind' = 'voucher-given-back' and exists (
    select from orders.order o where o.id = v_line.order_id and o.door = 'resident' and p_actor ->> 'door' = 'resident'
       and p_actor ->> 'role' = 'resident' and o.resident_id::text = p_actor ->> 'id');
  perform messages.enqueue(p_message);
  -- Before the line: what gives the last one back takes the letter with the bonnen off the post as well.
  if v_own and not exists (select from orders.line l where l.order_id = v_line.order_id and l.voucher_id <> p_voucher and l.given_back_at is null)
     and messages.withdraw_letter('order-placed ' || v_line.order_id) then
    perform messages.withdraw_letter('voucher-given-back ' || l.voucher_id) from orders.line l
      where l.order_id = v_line.order_id and (l.voucher_id = p_voucher or l.by_own_hand);
  end if;

  update orders.line l set given_back_at = p_at, by_own_hand = v_own where l.voucher_id = p_voucher and l.given_back_at is null;
  if not found then raise exception 'Voucher % was given back before it was cancelled', p_voucher; end if;
  update orders.limit_use u set used = u.used - 1
   where u.subject_kind = v_line.limit_per and u.offer_id = v_line.offer_id and u.period = v_line.limit_period and u.period_start = v_line.limit_start
     and u.subject_id = case v_line.limit_per when 'person' then v_line.resident_id else v_line.household_id end;
  perform offers.give_back(v_line.offer_id, 1);
  if v_line.value_cents is not null then perform offers.spend(array[v_line.offer_id], array[-v_line.value_cents]); end if;
  perform audit.record(p_at, p_actor ->> 'door', p_actor ->> 'id', p_actor ->> 'role', 'orders.voucher-cancelled', 'voucher', p_voucher::text, '{}');
  return 'cancelled';
end
$$;
