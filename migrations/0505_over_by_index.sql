-- room: contacts
-- What is over is looked for every quarter of an hour: by the day it came in, which no later day of it comes before, and an index of what is not forgotten yet.
create or replace function contacts.over(p_before date) returns table (matter_id uuid) language sql stable set search_path = pg_catalog as $$
  select m.id from contacts.matter m
   where m.forgotten_on is null and m.state in ('settled', 'merged') and m.received_at < p_before::timestamp at time zone 'Europe/Amsterdam'
     and not exists (select from contacts.entry e where e.matter_id = m.id and e.at >= p_before::timestamp at time zone 'Europe/Amsterdam')
     and not exists (select from contacts.outgoing o where o.matter_id = m.id and o.delivery = 'waiting')
$$;
create index matter_to_forget on contacts.matter (received_at) where forgotten_on is null and state in ('settled', 'merged');
create index desk_visit_age on contacts.desk_visit (opened_at);
create index mail_age on contacts.mail (read_at);
