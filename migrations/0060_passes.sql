-- room: passes
-- A pass stands for one resident. A child's pass hangs under the adult who applied, and ends before it is 18.
create table passes.pass (
  id              uuid primary key,
  number          text not null unique check (number ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  resident_id     uuid not null,
  household_id    uuid not null,
  -- Every pass rests on a decision.
  decision_id     uuid not null,
  under_resident  uuid,
  valid_from      date not null,
  valid_to        date not null,
  state           text not null check (state in ('valid', 'blocked', 'ended')),
  issued_at       timestamptz not null,
  check (valid_from <= valid_to),
  check (under_resident <> resident_id)
);
-- Nobody holds two passes at the same time: a new one ends the one before it, in the same transaction.
create unique index pass_one_at_a_time on passes.pass (resident_id) where state <> 'ended';
create index pass_household on passes.pass (household_id);
create index pass_decision on passes.pass (decision_id);
comment on column passes.pass.number is 'Seven random characters and one to check; on the card, no secret, gives nothing away.';

create table passes.pass_event (
  id          uuid primary key,
  pass_id     uuid not null references passes.pass,
  at          timestamptz not null,
  from_state  text,
  to_state    text not null,
  reason      text not null check (reason ~ '^[a-z]+(-[a-z]+)*$'),
  actor_door  text not null check (actor_door in ('resident', 'provider', 'staff', 'system')),
  actor_id    uuid
);
create index pass_event_pass on passes.pass_event (pass_id, at);
create trigger pass_event_never_changes before update or delete on passes.pass_event
  for each row execute function foundation.never_changes();

-- The front door for orders: holds the households and then the residents of the list, each in id order, and their passes,
-- and says whose pass is valid on that day. Who is missing from the answer has no valid pass.
create function passes.lock_valid(p_residents uuid[], p_day date)
returns table (resident_id uuid, pass_id uuid, household_id uuid, decision_id uuid, valid_to date)
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  perform residents.lock_households(p_residents);
  return query
    select p.resident_id, p.id, p.household_id, p.decision_id, p.valid_to
      from passes.pass p
     where p.resident_id = any (p_residents) and p.state = 'valid' and p_day between p.valid_from and p.valid_to
     order by p.resident_id
       for share of p;
end
$$;

grant select, insert on passes.pass, passes.pass_event to stadjerspas_app;
grant update (state) on passes.pass to stadjerspas_app;
grant execute on function passes.lock_valid(uuid[], date) to stadjerspas_app;
