-- room: passes
-- The pass of somebody that is valid on a day, as passes.hold_valid finds it, without holding it. Null: there is none.
create function passes.valid_on(p_resident uuid, p_day date) returns uuid
language sql stable set search_path = pg_catalog as $$
  select p.id from passes.pass p
   where p.resident_id = p_resident and p.state <> 'ended' and p.state = 'valid' and p_day between p.valid_from and p.valid_to
$$;
grant execute on function passes.valid_on(uuid, date) to stadjerspas_app;
