-- room: offers
create table offers.offer (
  id          uuid primary key,
  slug        text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  state       text not null check (state in ('draft', 'published', 'paused', 'ended')),
  version_id  uuid,
  created_at  timestamptz not null,
  check (state = 'draft' or version_id is not null)
);

-- What was promised. Page, PDF and scanner read the same row, so once published it never changes.
create table offers.version (
  id                  uuid primary key,
  offer_id            uuid not null references offers.offer,
  number              integer not null check (number > 0),
  title               text not null check (title <> ''),
  summary             text not null check (summary <> ''),
  description         text not null,
  category            text not null check (category in ('sport', 'cultuur', 'uitjes', 'leren', 'kinderen', 'eten')),
  provider_id         uuid references providers.provider,
  provider_group_id   uuid references providers.provider_group,
  shape               jsonb not null check (shape ->> 'kind' in
                        ('free', 'percentage', 'amount-off', 'fixed-price', 'tariffs', 'contribution', 'surprise')),
  normal_price_cents  integer check (normal_price_cents > 0),
  min_age             smallint check (min_age between 0 and 120),
  max_age             smallint check (max_age between 0 and 120),
  companions          smallint not null default 0 check (companions between 0 and 10),
  limit_count         smallint check (limit_count > 0),
  limit_per           text check (limit_per in ('person', 'household')),
  limit_period        text check (limit_period in ('pass-year', 'quarter', 'month', 'season')),
  orderable_from      timestamptz not null,
  orderable_until     timestamptz not null,
  usable_from         date not null,
  usable_until        date not null,
  days                text not null default '',
  note                text not null default '',
  bring               text not null default '',
  booking             jsonb not null default '{"kind":"none"}' check (booking ->> 'kind' in ('none', 'link', 'phone')),
  published_at        timestamptz,
  published_by        uuid,
  unique (offer_id, number),
  unique (offer_id, id),
  check (num_nonnulls(provider_id, provider_group_id) = 1),
  check (num_nonnulls(limit_count, limit_per, limit_period) in (0, 3)),
  check (min_age <= max_age),
  check (orderable_from < orderable_until),
  check (usable_from <= usable_until)
);
comment on column offers.version.orderable_until is 'From this moment on nobody orders any more.';
comment on column offers.version.usable_until is 'The last day of use, included.';
comment on column offers.version.limit_period is 'pass-year, quarter and month are those of the calendar; season is as long as the offer runs.';

alter table offers.offer add constraint offer_version_fkey foreign key (id, version_id) references offers.version (offer_id, id);

create trigger version_never_changes before update or delete on offers.version
  for each row when (old.published_at is not null) execute function foundation.never_changes();

-- No row: as many as people want. Oversold cannot be written down.
create table offers.stock (
  offer_id   uuid primary key references offers.offer,
  initial    integer not null check (initial >= 0),
  remaining  integer not null,
  constraint stock_within_initial check (remaining between 0 and initial)
);
create index stock_sold_out on offers.stock (offer_id) where remaining = 0;

-- Counts what changes the window, so that every process knows when its catalogue is old. Orders do not touch it.
create table offers.shelf (
  only_row  boolean primary key default true check (only_row),
  changes   bigint not null
);
insert into offers.shelf (changes) values (1);

create function offers.count_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update offers.shelf set changes = changes + 1;
  return null;
end
$$;
create trigger counted after insert or update or delete on offers.offer for each statement execute function offers.count_change();

create function offers.changes() returns bigint language sql stable set search_path = pg_catalog
as $$ select s.changes from offers.shelf s $$;

-- What an order needs to know of offers, of the version that is on sale now. Holds the offers (for share: publishing,
-- pausing and ending wait) and their stock (for update), each in id order, so that two orders never wait for each other
-- in a circle. Call it once for a whole list of orders. `remaining` is null when there is no end to them. `remaining` is null where there is no stock to run out of.
create function offers.on_sale(p_offers uuid[]) returns table (
  offer_id uuid, version_id uuid, provider_id uuid, provider_group_id uuid, min_age smallint, max_age smallint,
  limit_count smallint, limit_per text, limit_period text, orderable_from timestamptz, orderable_until timestamptz,
  usable_from date, usable_until date, state text, remaining integer
) language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  perform from offers.offer o where o.id = any (p_offers) order by o.id for share;
  perform from offers.stock s where s.offer_id = any (p_offers) order by s.offer_id for update;
  return query
    select o.id, v.id, v.provider_id, v.provider_group_id, v.min_age, v.max_age, v.limit_count, v.limit_per, v.limit_period,
           v.orderable_from, v.orderable_until, v.usable_from, v.usable_until, o.state, s.remaining
      from offers.offer o join offers.version v on v.id = o.version_id left join offers.stock s on s.offer_id = o.id
     where o.id = any (p_offers)
     order by o.id;
end
$$;

-- True: they are yours. False: there are not so many left, and nothing has changed. Without a stock row always true.
create function offers.take(p_offer uuid, p_count integer) returns boolean language plpgsql set search_path = pg_catalog as $$
begin
  if p_count is null or p_count < 1 then
    raise exception 'offers.take needs a count of 1 or more, not %', p_count using errcode = 'invalid_parameter_value';
  end if;
  update offers.stock s set remaining = s.remaining - p_count where s.offer_id = p_offer and s.remaining >= p_count;
  return found or not exists (select from offers.stock s where s.offer_id = p_offer);
end
$$;

-- For a cancelled voucher. More back than was taken breaks stock_within_initial, and with it the transaction.
create function offers.give_back(p_offer uuid, p_count integer) returns void language plpgsql set search_path = pg_catalog as $$
begin
  if p_count is null or p_count < 1 then
    raise exception 'offers.give_back needs a count of 1 or more, not %', p_count using errcode = 'invalid_parameter_value';
  end if;
  update offers.stock s set remaining = s.remaining + p_count where s.offer_id = p_offer;
end
$$;

-- The calendar period that a limit counts in, for a day of ordering: [from, to]. A season has no bounds of its own:
-- every order of the offer counts. domain/period.ts says the same in TypeScript, and a test holds the two together.
create function offers.period_of(p_period text, p_day date) returns table (from_day date, to_day date)
language sql immutable set search_path = pg_catalog
as $$
  select p.start::date, (p.start + p.step - interval '1 day')::date
    from (select date_trunc(case p_period when 'pass-year' then 'year' when 'season' then null else p_period end, p_day::timestamp) as start,
                 case p_period when 'pass-year' then interval '1 year' when 'quarter' then interval '3 months' else interval '1 month' end as step
           where p_period in ('pass-year', 'quarter', 'month')) p
  union all
  select '-infinity', 'infinity' where p_period = 'season'
$$;

grant select, insert on offers.offer, offers.version, offers.stock to stadjerspas_app;
grant update (state, version_id) on offers.offer to stadjerspas_app;
grant update (initial, remaining) on offers.stock to stadjerspas_app;
grant select, update on offers.shelf to stadjerspas_app;
grant execute on function offers.changes(), offers.on_sale(uuid[]), offers.take(uuid, integer), offers.give_back(uuid, integer),
  offers.period_of(text, date) to stadjerspas_app;
