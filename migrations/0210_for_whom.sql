-- room: offers
-- For whom an offer is, beside ages; what it may cost; and that it may be drawn. Which order these allow, orders.place says.
-- The trigger version_never_changes holds for a whole row, so for these columns too.
alter table offers.version
  add column for_whom             text not null default 'everyone' check (for_whom in ('everyone', 'child', 'adult', 'household-with-children')),
  add column postcodes            text[] not null default '{}'
                                  check (array_to_string(postcodes, ',', '-') ~ '^([1-9][0-9]{3}(,[1-9][0-9]{3})*)?$'),
  add column first_pass_only      boolean not null default false,
  add column voucher_value_cents  integer check (voucher_value_cents > 0),
  add column draw_closes_at       timestamptz,
  add constraint version_draw_within_orders check (draw_closes_at > orderable_from and draw_closes_at <= orderable_until);
comment on column offers.version.for_whom is 'child: younger than 18, adult: 18 or older, both on a day of use. household-with-children: somebody of the household is younger than 18.';
comment on column offers.version.postcodes is 'The first four digits of where somebody lives; empty: everywhere.';
comment on column offers.version.first_pass_only is 'For who never had a pass before this one: a welcome gift.';
comment on column offers.version.voucher_value_cents is 'What one voucher costs the municipality at most; null: not counted in the budget.';
comment on column offers.version.draw_closes_at is 'Not ordered but drawn: from orderable_from up to this moment people sign up.';

-- "The last ten are for the desk": through the site an order goes while remaining > held_for_desk.
alter table offers.stock
  add column held_for_desk integer not null default 0 check (held_for_desk >= 0),
  add constraint stock_held_within_initial check (held_for_desk <= initial);
comment on column offers.stock.held_for_desk is 'The last so many are given by the desk only.';
grant update (held_for_desk) on offers.stock to stadjerspas_app;
drop index offers.stock_sold_out;
create index stock_sold_out on offers.stock (offer_id) where remaining <= held_for_desk;

-- No row: as much as people order. Spending more than there is cannot be written down.
create table offers.budget (
  offer_id     uuid primary key references offers.offer,
  total_cents  integer not null check (total_cents >= 0),
  spent_cents  integer not null default 0 check (spent_cents >= 0),
  constraint budget_within_total check (spent_cents <= total_cents)
);
comment on table offers.budget is 'What the vouchers of an offer may cost the municipality together. Spent: the value of every voucher that was not given back.';
grant select, insert on offers.budget to stadjerspas_app;
grant update (total_cents, spent_cents) on offers.budget to stadjerspas_app;
