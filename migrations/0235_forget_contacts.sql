-- room: contacts
-- A question or complaint that is over keeps its place in the register: what kind, when, how it ended. What people wrote, what
-- they were sent and who they said they were goes on its day; a conversation at the desk goes altogether.
alter table contacts.entry
  add column forgotten_on date,
  add constraint entry_forgotten check (forgotten_on is null or words is null);
alter table contacts.matter
  add column forgotten_on date,
  drop constraint matter_check,
  add constraint matter_is_somebodys check (num_nonnulls(resident_id, person_sealed) = 1 or (num_nonnulls(resident_id, person_sealed) = 0 and forgotten_on is not null)),
  add constraint matter_forgotten check (forgotten_on is null or state in ('settled', 'merged'));
alter table contacts.outgoing
  alter column sealed drop not null,
  add constraint outgoing_forgotten check (sealed is not null or delivery <> 'waiting');

-- What happened stays as it was: an entry may lose its words, once, and nothing else.
create function contacts.entry_only_forgets() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.forgotten_on is null and new.forgotten_on is not null
     and to_jsonb(new) - '{words,forgotten_on}'::text[] = to_jsonb(old) - '{words,forgotten_on}'::text[] then
    return new;
  end if;
  raise exception 'UPDATE of contacts.entry: what happened never changes' using errcode = 'restrict_violation', hint = 'Write a new row instead.';
end
$$;
drop trigger entry_never_changes on contacts.entry;
create trigger entry_never_changes before delete on contacts.entry for each row execute function foundation.never_changes();
create trigger entry_only_forgets before update on contacts.entry for each row execute function contacts.entry_only_forgets();

-- Over: answered or joined with another, nothing happened to it since that day, and nothing of it waits to be sent.
create function contacts.over(p_before date) returns table (matter_id uuid) language sql stable set search_path = pg_catalog as $$
  select m.id from contacts.matter m
   where m.forgotten_on is null and m.state in ('settled', 'merged')
     and (select max(e.at at time zone 'Europe/Amsterdam')::date from contacts.entry e where e.matter_id = m.id) < p_before
     and not exists (select from contacts.outgoing o where o.matter_id = m.id and o.delivery = 'waiting')
$$;

grant update (words, forgotten_on) on contacts.entry to stadjerspas_app;
grant update (forgotten_on) on contacts.matter to stadjerspas_app;
grant update (sealed) on contacts.outgoing to stadjerspas_app;
grant delete on contacts.desk_visit to stadjerspas_app;
grant execute on function contacts.over(date), contacts.entry_only_forgets() to stadjerspas_app;
