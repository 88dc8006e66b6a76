-- room: orders
-- What is fetched at a Stip. The order says where (delivery, pick_up_at); here stands only what happened to it since: a row is
-- written when it is printed, reminded of, handed out or over, never by orders.place.
create index order_at_stip on orders.order (pick_up_at, ordered_at) where delivery = 'stip';

create table orders.pick_up (
  order_id     uuid primary key,
  -- First printed: until then nothing lies in the box.
  printed_at   timestamptz,
  reminded_at  timestamptz,
  -- To whom it belongs, after a look at a document: which kind, never its number.
  handed_at    timestamptz,
  handed_by    uuid,
  document     text check (document in ('passport', 'id-card', 'driving-licence', 'residence-permit')),
  -- Nobody came in time: the paper is torn up, the vouchers live on.
  ended_at     timestamptz,
  constraint pick_up_handed check (num_nonnulls(handed_at, handed_by, document) in (0, 3)),
  constraint pick_up_one_end check (num_nonnulls(handed_at, ended_at) <= 1)
);
grant select, insert on orders.pick_up to stadjerspas_app;
grant update (printed_at, reminded_at, handed_at, handed_by, document, ended_at) on orders.pick_up to stadjerspas_app;
