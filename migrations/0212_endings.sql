-- room: orders
-- An offer that ended with its vouchers: they are cancelled one by one, each with its message, and whoever begins this ends
-- it too, after a crash or on a busy day.
create table orders.ending (
  offer_id     uuid primary key,
  why          text not null check (why <> ''),
  asked_at     timestamptz not null,
  asked_by     uuid not null,
  role         text,
  finished_at  timestamptz
);
create index ending_unfinished on orders.ending (asked_at) where finished_at is null;
grant select, insert on orders.ending to stadjerspas_app;
grant update (finished_at) on orders.ending to stadjerspas_app;
