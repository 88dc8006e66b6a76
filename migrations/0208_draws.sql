-- room: orders
-- What more people want than there is goes by lot. The hash of the seed is there before the first sign-up, the seed itself is
-- sealed until the draw; with it anybody can do the draw again (domain/draw.ts). Vouchers come from orders.place like all others.
create table orders.draw (
  id           uuid primary key,
  offer_id     uuid not null,
  closes_at    timestamptz not null,
  commitment   text not null check (commitment ~ '^[0-9a-f]{64}$'),
  seed_sealed  bytea not null,
  opened_at    timestamptz not null,
  seed         text check (seed ~ '^[0-9a-f]{64}$'),
  places       integer check (places >= 0),
  drawn_at     timestamptz,
  -- places is written down first: a draw that was cut short goes on with as many as it began with.
  check ((seed is null) = (drawn_at is null)),
  check (drawn_at is null or places is not null)
);
create unique index draw_open on orders.draw (offer_id) where drawn_at is null;

create table orders.sign_up (
  id            uuid primary key,
  draw_id       uuid not null references orders.draw,
  -- Who signed up; and for whom: all of them get a voucher, or nobody does.
  resident_id   uuid not null,
  people        uuid[] not null check (cardinality(people) between 1 and 20),
  signed_at     timestamptz not null,
  withdrawn_at  timestamptz,
  place         integer check (place > 0),
  outcome       text check (outcome in ('won', 'lost', 'refused')),
  reason        text,
  order_id      uuid,
  check ((place is null) = (outcome is null)),
  check (withdrawn_at is null or outcome is null),
  check ((outcome = 'won') = (order_id is not null)),
  check ((outcome = 'refused') = (reason is not null))
);
create unique index sign_up_of on orders.sign_up (draw_id, resident_id) where withdrawn_at is null;

-- One chance for each person in a draw, whoever signed them up.
create table orders.chance (
  draw_id      uuid not null references orders.draw,
  resident_id  uuid not null,
  sign_up_id   uuid not null references orders.sign_up,
  primary key (draw_id, resident_id)
);
create index chance_sign_up on orders.chance (sign_up_id);

grant select, insert on orders.draw, orders.sign_up, orders.chance to stadjerspas_app;
grant update (closes_at, seed, places, drawn_at) on orders.draw to stadjerspas_app;
grant update (withdrawn_at, place, outcome, reason, order_id) on orders.sign_up to stadjerspas_app;
grant delete on orders.chance to stadjerspas_app;
