-- room: providers
-- Who gives something to pass holders: a club, a museum, a shop. The people who work there belong to identity.
create table providers.provider (
  id             uuid primary key,
  slug           text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name           text not null check (name <> ''),
  kvk            text not null unique check (kvk ~ '^[0-9]{8}$'),
  address        text not null check (address <> ''),
  postcode       text not null check (postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'),
  place          text not null check (place <> ''),
  neighbourhood  text not null default '',
  opening_hours  text not null default '',
  travel         text not null default '',
  access         text not null default '',
  phone          text not null default '',
  website        text not null default '' check (website = '' or website ~ '^https://'),
  created_at     timestamptz not null
);

-- "Elke sportclub die meedoet": one offer, many providers. Who redeemed is on the redemption.
create table providers.provider_group (
  id          uuid primary key,
  slug        text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name        text not null check (name <> ''),
  created_at  timestamptz not null
);

create table providers.member (
  group_id     uuid not null references providers.provider_group,
  provider_id  uuid not null references providers.provider,
  since        timestamptz not null,
  primary key (group_id, provider_id)
);
create index member_provider on providers.member (provider_id);

-- Counts changes, so that a process knows when what it keeps in memory is old. Providers change a few times a day.
create table providers.directory (
  only_row  boolean primary key default true check (only_row),
  changes   bigint not null
);
insert into providers.directory (changes) values (1);

create function providers.count_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update providers.directory set changes = changes + 1;
  return null;
end
$$;
create trigger counted after insert or update or delete on providers.provider       for each statement execute function providers.count_change();
create trigger counted after insert or update or delete on providers.provider_group for each statement execute function providers.count_change();
create trigger counted after insert or update or delete on providers.member         for each statement execute function providers.count_change();

create function providers.changes() returns bigint language sql stable set search_path = pg_catalog
as $$ select d.changes from providers.directory d $$;

-- May this provider redeem what is promised by that provider, or by that group? Exactly one of the two is given.
create function providers.gives(p_provider uuid, p_promised_by uuid, p_group uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
  select case when p_group is null then coalesce(p_provider = p_promised_by, false)
              else exists (select from providers.member m where m.group_id = p_group and m.provider_id = p_provider) end
$$;

grant select, insert, update on providers.provider, providers.provider_group to stadjerspas_app;
grant select, insert on providers.member to stadjerspas_app;
grant select, update on providers.directory to stadjerspas_app;
grant execute on function providers.changes(), providers.gives(uuid, uuid, uuid) to stadjerspas_app;
