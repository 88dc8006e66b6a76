-- room: residents
-- Everybody of the household of each of these residents, themselves included: for another room's question that takes them along.
create function residents.around(p_ids uuid[])
returns table (of_resident uuid, resident_id uuid, given_name text, born date, deceased boolean, household_id uuid)
language sql stable set search_path = pg_catalog as $$
  select self.id, r.id, r.given_name, r.born, r.deceased, r.household_id
    from residents.resident self join residents.resident r on r.household_id = self.household_id
   where self.id = any (p_ids)
$$;
grant execute on function residents.around(uuid[]) to stadjerspas_app;
