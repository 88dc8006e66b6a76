-- room: foundation
-- Two roles (DESIGN 5, Privacy). The owner migrates; the application has no DDL, and on audit and events only INSERT and
-- SELECT. `stadjerspas_app` is a group: who signs in as the application is made a member of it. Roles belong to the
-- whole server, so they may be here already, or be made at this moment by a migration of another database.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'stadjerspas_app') then
    create role stadjerspas_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end
$$;

create schema foundation;
create schema audit;
create schema knowledge;
create schema identity;
create schema residents;
create schema messages;
create schema passes;
create schema eligibility;
create schema providers;
create schema offers;
create schema vouchers;
create schema orders;
create schema redemptions;
create schema settlements;
create schema contacts;
create schema reports;

grant usage on schema
  foundation, audit, knowledge, identity, residents, messages, passes, eligibility, providers, offers, vouchers, orders,
  redemptions, settlements, contacts, reports
to stadjerspas_app;

-- A function is for who is named, not for everybody who can connect.
alter default privileges revoke execute on functions from public;

-- Demonstration or production: written once, at the first migration, and never changed.
create table foundation.purpose (
  only_row       boolean primary key default true check (only_row),
  kind           text not null check (kind in ('demonstration', 'production')),
  municipality   text not null,
  created_at     timestamptz not null default now()
);

-- Seconds by which a demonstration's clock is ahead, so that terms can be seen to pass. A production database has no row.
create table foundation.clock_shift (
  only_row  boolean primary key default true check (only_row),
  seconds   bigint not null check (seconds >= 0)
);

create function foundation.never_changes() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception '% of %.% never changes', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation', hint = 'Write a new row or a new version instead.';
end
$$;

create trigger purpose_never_changes before update or delete on foundation.purpose
  for each row execute function foundation.never_changes();

create function foundation.clock_shift_in_demonstration() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (select from foundation.purpose where kind = 'demonstration') then
    raise exception 'The clock of a production database is never moved' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger clock_shift_in_demonstration before insert or update on foundation.clock_shift
  for each row execute function foundation.clock_shift_in_demonstration();

grant select on foundation.purpose, foundation.clock_shift to stadjerspas_app;
