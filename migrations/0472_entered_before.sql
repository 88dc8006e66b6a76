-- room: residents
-- The day begins here, in one moment: so that the index on the moment can be used.
create or replace function residents.entered_before(p_day date) returns setof uuid language sql stable set search_path = pg_catalog as $$
  select r.id from residents.resident r
   where r.ground = 'entered-by-staff' and r.read_at < p_day::timestamp at time zone 'Europe/Amsterdam'
     and not exists (select from residents.reach c where c.resident_id = r.id)
     and not exists (select from residents.representation m where m.resident_id = r.id)
$$;
