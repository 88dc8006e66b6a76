-- room: residents
-- Who was looked up at the desk and never applied: kept so that they can see who looked, and no longer than that conversation.
-- Who applies, or lives with somebody who does, has another ground and is never among them.
create function residents.entered_before(p_day date) returns setof uuid
language sql stable set search_path = pg_catalog as $$
  select r.id from residents.resident r
   where r.ground = 'entered-by-staff' and (r.read_at at time zone 'Europe/Amsterdam')::date < p_day
     and not exists (select from residents.reach c where c.resident_id = r.id)
     and not exists (select from residents.representation m where m.resident_id = r.id)
$$;

create function residents.forget_entered(p_ids uuid[]) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone uuid[];
  homes uuid[];
begin
  select array_agg(id), array_agg(household_id) into gone, homes
    from (select r.id, r.household_id from residents.resident r where r.id = any (p_ids) and r.ground = 'entered-by-staff' order by r.id for update) held;
  delete from residents.note n where n.resident_id = any (gone);
  delete from residents.resident r where r.id = any (gone);
  delete from residents.household h where h.id = any (homes) and not exists (select from residents.resident r where r.household_id = h.id);
  return coalesce(cardinality(gone), 0);
end
$$;
revoke all on function residents.forget_entered(uuid[]) from public;
grant execute on function residents.entered_before(date), residents.forget_entered(uuid[]) to stadjerspas_app;
create index resident_entered on residents.resident (read_at) where ground = 'entered-by-staff';
