-- room: orders
-- Who signs up for a draw says how the bon comes when they win, as with an order. Who signed up before gets it on the phone, as was said then.
alter table orders.sign_up
  add column delivery text not null default 'phone' check (delivery in ('phone', 'print', 'post', 'stip')),
  add column pick_up_at text,
  add constraint sign_up_pick_up check ((delivery = 'stip') = (pick_up_at is not null));
-- Forgotten with the rest: which Stip somebody chose says where they live.
grant update (delivery, pick_up_at) on orders.sign_up to stadjerspas_app;
