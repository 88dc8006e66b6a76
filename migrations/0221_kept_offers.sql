-- room: offers
-- Offers that a resident keeps for later: a heart, no promise.
create table offers.favourite (
  resident_id  uuid not null,
  offer_id     uuid not null references offers.offer,
  kept_at      timestamptz not null,
  primary key (resident_id, offer_id)
);

-- "Tell me when there is stock again": asked for one offer, told once. Asked again after that, it is another row.
create table offers.stock_wish (
  id           uuid primary key,
  resident_id  uuid not null,
  offer_id     uuid not null references offers.offer,
  asked_at     timestamptz not null,
  told_at      timestamptz,
  check (told_at >= asked_at)
);
create unique index stock_wish_open on offers.stock_wish (resident_id, offer_id) where told_at is null;
create index stock_wish_offer on offers.stock_wish (offer_id, asked_at) where told_at is null;

-- The last two times that somebody looked at what is new, hours apart: "nieuw sinds je laatste bezoek". Nothing of what they saw.
create table offers.last_look (
  resident_id  uuid primary key,
  looked_at    timestamptz not null,
  before       timestamptz,
  check (before < looked_at)
);

grant select, insert, delete on offers.favourite to stadjerspas_app;
grant select, insert, delete, update (told_at) on offers.stock_wish to stadjerspas_app;
grant select, insert, update (looked_at, before) on offers.last_look to stadjerspas_app;
