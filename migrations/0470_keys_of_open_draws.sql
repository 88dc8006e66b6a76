-- room: orders
-- A draw that was cut short is done again with the keys of its sign-ups: they stay until it is held, however long its offer is
-- paused. A second bon for who had one already would come of it otherwise.
create or replace function orders.forget_keys(p_before timestamptz) returns bigint language sql set search_path = pg_catalog as $$
  with gone as (
    delete from orders.idempotency i where i.created_at < p_before
       and not (i.key like 'draw %' and exists (
         select from orders.sign_up s join orders.draw d on d.id = s.draw_id
          where s.resident_id = i.owner and split_part(i.key, ' ', 2) = s.id::text and d.drawn_at is null and d.stopped_at is null))
    returning 1)
  select count(*) from gone
$$;
