-- room: residents
-- As before, but found through indexes however many households there are: "these ids, or those of these residents" made
-- PostgreSQL read all of them.
create or replace function residents.lock_households(ids uuid[]) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  v_held uuid[];
begin
  select array_agg(locked.id) into v_held from (
    select h.id from residents.household h
     where h.id = any (array(select unnest(ids) union select r.household_id from residents.resident r where r.id = any (ids)))
     order by h.id for no key update) locked;
  perform from residents.resident r where r.id = any (ids) order by r.id for no key update;
  -- While we waited for a household, somebody may have moved out of it. Rare; the caller tries again.
  if exists (select from residents.resident r where r.id = any (ids) and not r.household_id = any (v_held)) then
    raise exception 'A resident moved to another household while it was being locked' using errcode = 'serialization_failure';
  end if;
end
$$;
