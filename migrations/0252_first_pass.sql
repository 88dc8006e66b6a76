-- room: passes
-- A pass that takes the place of a lost one rests on the same decision: who had a right to what is for a first pass, keeps it.
create or replace function passes.is_first(p_resident uuid, p_pass uuid) returns boolean
language plpgsql stable set search_path = pg_catalog as $$
begin
  return not exists (
    select from passes.pass p join passes.pass mine on mine.id = p_pass
     where p.resident_id = p_resident and p.id <> mine.id and p.decision_id <> mine.decision_id and p.issued_at <= mine.issued_at);
end
$$;
