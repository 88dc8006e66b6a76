-- room: offers
-- Decision 0042. A sale changes what is left, and the index of what is sold out looked at that: so each sale wrote the row's index entries anew.
-- Now it looks at a column that changes only when the last one goes, or comes back.
drop index offers.stock_sold_out;
alter table offers.stock add column sold_out boolean generated always as (remaining <= held_for_desk) stored;
alter table offers.stock set (fillfactor = 50);
create index stock_sold_out on offers.stock (offer_id) where sold_out;
comment on column offers.stock.sold_out is 'Through the site: what is left is held for the desk.';
