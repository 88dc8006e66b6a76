-- room: orders
-- A draw whose offer is paused waits. Since when those who take part know that.
alter table orders.draw add column waits_since timestamptz;
grant update (waits_since) on orders.draw to stadjerspas_app;
