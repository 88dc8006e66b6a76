-- room: residents
-- The locks of residents.lock_households and what an order must know of who is held, in two statements: each of these
-- residents with their household, both in id order (a resident is only ever held by who holds the household). `p_ids` as they
-- stand in a list, the same person more than once if need be; the answers stand in the same order, null for who is not there.
create function residents.hold(p_ids uuid[], out households uuid[], out births date[])
language plpgsql set search_path = pg_catalog as $$
declare
  v_held   uuid[];
  v_moved  boolean;
begin
  select array_agg(locked.id) into v_held from (
    select h.id from residents.resident r join residents.household h on h.id = r.household_id
     where r.id = any (p_ids) order by h.id, r.id for no key update of h, r) locked;
  -- No distinct and no order inside an aggregate here: PostgreSQL would sort for that one, and give the others its order.
  select array_agg(s.household_id), array_agg(s.born), bool_or(s.household_id <> all (v_held)) into households, births, v_moved
    from (select r.household_id, r.born from unnest(p_ids) with ordinality p (id, n) left join residents.resident r on r.id = p.id order by p.n) s;
  -- While we waited for a household, somebody may have moved out of it. Rare; the caller tries again.
  if v_moved then
    raise exception 'A resident moved to another household while it was being locked' using errcode = 'serialization_failure';
  end if;
end
$$;

-- residents.channel_of for a list: in its order, null for who is no resident.
create function residents.channels_of(p_ids uuid[]) returns text[]
language plpgsql stable set search_path = pg_catalog as $$
begin
  return array(
    select case when r.deceased then 'nobody' when r.id is not null then coalesce(w.channel, 'letter') end
      from unnest(p_ids) with ordinality p (id, n)
      left join residents.resident r on r.id = p.id left join residents.reach w on w.resident_id = r.id
     order by p.n);
end
$$;

-- For offers that ask where somebody lives, or whether there are children at home: the first four digits of the postcode
-- (null: not known), and whether somebody of the household is younger than 18 on that day.
create function residents.lives(p_id uuid, p_day date, out postcode text, out with_children boolean)
language plpgsql stable set search_path = pg_catalog as $$
begin
  select (select substring(line from '\m([1-9][0-9]{3}) ?[A-Z]{2}\M') from unnest(r.address_lines) line
           where line ~ '\m[1-9][0-9]{3} ?[A-Z]{2}\M' limit 1),
         exists (select from residents.resident c where c.household_id = r.household_id and not c.deceased and date_part('year', age(p_day, c.born)) < 18)
    into postcode, with_children
    from residents.resident r where r.id = p_id;
end
$$;

grant execute on function residents.hold(uuid[]), residents.channels_of(uuid[]), residents.lives(uuid, date) to stadjerspas_app;
