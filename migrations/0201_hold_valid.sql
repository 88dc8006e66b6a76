-- room: passes
-- passes.lock_valid as orders need it: holds the same, and answers in the order of the list, null where there is no valid
-- pass on that day. Households and births come along from residents.hold.
create function passes.hold_valid(p_residents uuid[], p_day date, out households uuid[], out births date[], out passes uuid[])
language plpgsql set search_path = pg_catalog as $$
begin
  select h.households, h.births into households, births from residents.hold(p_residents) h;
  perform from passes.pass p where p.resident_id = any (p_residents) and p.state <> 'ended' order by p.resident_id for share;
  passes := array(
    select p.id from unnest(p_residents) with ordinality r (id, n)
      left join passes.pass p on p.resident_id = r.id and p.state <> 'ended' and p.state = 'valid' and p_day between p.valid_from and p.valid_to
     order by r.n);
end
$$;

-- Whether this resident never had a pass before this one: another one, of an earlier decision.
create function passes.is_first(p_resident uuid, p_pass uuid) returns boolean
language plpgsql stable set search_path = pg_catalog as $$
begin
  return not exists (
    select from passes.pass p join passes.pass mine on mine.id = p_pass
     where p.resident_id = p_resident and p.id <> mine.id and p.issued_at <= mine.issued_at);
end
$$;
create index pass_resident on passes.pass (resident_id);

grant execute on function passes.hold_valid(uuid[], date), passes.is_first(uuid, uuid) to stadjerspas_app;
