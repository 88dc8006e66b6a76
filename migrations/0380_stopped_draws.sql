-- room: orders
-- An offer that ends before its draw stops the draw: nothing is drawn any more, the seed stays secret, and who took part was told.
alter table orders.draw
  add column stopped_at timestamptz,
  add constraint draw_held_or_stopped check (stopped_at is null or drawn_at is null);
drop index orders.draw_open;
create unique index draw_open on orders.draw (offer_id) where drawn_at is null and stopped_at is null;
grant update (stopped_at) on orders.draw to stadjerspas_app;
