-- room: residents
-- As 0200 says. Each is looked up by itself: a join had been planned while the table of channels was empty, and read all of it
-- for each resident of the list.
create or replace function residents.channels_of(p_ids uuid[]) returns text[]
language plpgsql stable set search_path = pg_catalog as $$
begin
  return array(
    select (select case when r.deceased then 'nobody' else coalesce((select w.channel from residents.reach w where w.resident_id = r.id), 'letter') end
              from residents.resident r where r.id = p.id)
      from unnest(p_ids) with ordinality p (id, n)
     order by p.n);
end
$$;
