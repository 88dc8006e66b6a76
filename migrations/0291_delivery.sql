-- room: orders
-- The last voucher of an order that waits for the post was given back: its letter stays home. In the transaction that gives the
-- voucher back, whoever does that (orders.cancel, an offer or a pass that ends); orders.place has nothing to do with it.
create function orders.take_off_the_post() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (select from orders.order o where o.id = new.order_id and o.delivery = 'post')
     and not exists (select from orders.line l where l.order_id = new.order_id and l.given_back_at is null) then
    perform messages.withdraw_letter('order-placed ' || new.order_id);
  end if;
  return null;
end
$$;
create trigger line_given_back after update of given_back_at on orders.line
  for each row when (old.given_back_at is null and new.given_back_at is not null) execute function orders.take_off_the_post();
