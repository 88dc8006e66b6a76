-- room: residents
-- Who is over entirely: an id without a person (decision 0054). Decisions, passes and vouchers count by it, and lead to nobody.
-- Without the HMAC of a BSN nobody can be found by one: who comes back is new.
alter table residents.resident
  add column forgotten_on date,
  alter column bsn_find drop not null,
  alter column bsn_sealed drop not null,
  drop constraint resident_given_name_check,
  drop constraint resident_full_name_check,
  add constraint resident_is_somebody check (
    case when forgotten_on is null then num_nulls(bsn_find, bsn_sealed) = 0 and given_name <> '' and full_name <> ''
         else num_nonnulls(bsn_find, bsn_sealed, born) = 0 and given_name = '' and full_name = '' and born_text = '' and address_lines = '{}' and address_kind = 'unknown' end);

-- What somebody chose and what was done for them never changes, and goes with them.
create function residents.goes_with_person() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_row     constant jsonb := to_jsonb(old);
  v_person  constant uuid := coalesce((v_row ->> 'resident_id')::uuid, (select m.resident_id from residents.representation m where m.id = (v_row ->> 'representation_id')::uuid));
begin
  if exists (select from residents.resident r where r.id = v_person and r.forgotten_on is not null) then return old; end if;
  raise exception 'DELETE of %.%: what happened never changes', tg_table_schema, tg_table_name using errcode = 'restrict_violation', hint = 'It goes when the person is forgotten.';
end
$$;
drop trigger reach_event_never_changes on residents.reach_event;
drop trigger representation_act_never_changes on residents.representation_act;
drop trigger representation_read_never_changes on residents.representation_read;
create trigger reach_event_never_changes before update on residents.reach_event for each row execute function foundation.never_changes();
create trigger representation_act_never_changes before update on residents.representation_act for each row execute function foundation.never_changes();
create trigger representation_read_never_changes before update on residents.representation_read for each row execute function foundation.never_changes();
create trigger reach_event_goes_with_person before delete on residents.reach_event for each row execute function residents.goes_with_person();
create trigger representation_act_goes_with_person before delete on residents.representation_act for each row execute function residents.goes_with_person();
create trigger representation_read_goes_with_person before delete on residents.representation_read for each row execute function residents.goes_with_person();

-- How many. The caller holds their households (residents.lock_households) and knows that every room is done with them.
create function residents.forget_people(p_people uuid[], p_day date) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone  uuid[];
  acted uuid[];
begin
  with emptied as (
    update residents.resident r set bsn_find = null, bsn_sealed = null, given_name = '', full_name = '', born = null, born_text = '', address_kind = 'unknown',
           address_lines = '{}', secret_address = false, deceased = false, forgotten_on = p_day
     where r.id = any (p_people) and r.forgotten_on is null returning r.id)
  select array_agg(e.id) into gone from emptied e;
  select array_agg(m.id) into acted from residents.representation m where m.resident_id = any (gone);
  delete from residents.reach c where c.resident_id = any (gone);
  delete from residents.reach_event c where c.resident_id = any (gone);
  delete from residents.representation_act a where a.representation_id = any (acted);
  delete from residents.representation_read a where a.representation_id = any (acted);
  delete from residents.representation m where m.id = any (acted);
  delete from residents.relation l where l.resident_id = any (gone) or l.other_id = any (gone);
  delete from residents.kin_mark k where k.resident_id = any (gone);
  delete from residents.note n where n.resident_id = any (gone);
  return coalesce(cardinality(gone), 0);
end
$$;
revoke all on function residents.forget_people(uuid[], date), residents.goes_with_person() from public;
grant execute on function residents.forget_people(uuid[], date), residents.goes_with_person() to stadjerspas_app;

-- Nothing can be sent to who is forgotten, as to who died.
create or replace function residents.channel_of(resident uuid) returns text language sql stable set search_path = pg_catalog as $$
  select case when r.deceased or r.forgotten_on is not null then 'nobody' else coalesce(w.channel, 'letter') end
    from residents.resident r left join residents.reach w on w.resident_id = r.id
   where r.id = resident
$$;
create or replace function residents.channels_of(p_ids uuid[]) returns text[] language plpgsql stable set search_path = pg_catalog as $$
begin
  return array(
    select (select case when r.deceased or r.forgotten_on is not null then 'nobody' else coalesce((select w.channel from residents.reach w where w.resident_id = r.id), 'letter') end
              from residents.resident r where r.id = p.id)
      from unnest(p_ids) with ordinality p (id, n)
     order by p.n);
end
$$;

create index resident_quiet on residents.resident (read_at) where forgotten_on is null;
create index representation_resident on residents.representation (resident_id);
