-- room: messages
-- What many hear at once (a whole city whose pass ends on one day) goes after what somebody hears by themselves: nobody waits for the
-- receipt of an order behind eighteen thousand others, at the mail server or on the post list.
alter table messages.delivery add column behind boolean not null default false;
drop index messages.delivery_due;
create index delivery_due on messages.delivery (behind, next_attempt_at) where state = 'waiting' and channel = 'email';

create or replace function messages.enqueue_many(p_messages jsonb) returns void
language sql set search_path = pg_catalog as $$
  with given as materialized (
    select * from jsonb_to_recordset(p_messages) as m (
      id uuid, resident_id uuid, kind text, text_version integer, title text, about text, values jsonb, amounts_ref uuid,
      dedupe_key text, at timestamptz, reaction_until date, channel text)
  ),
  told as (
    insert into messages.message (id, resident_id, kind, text_version, title, about, values, amounts_ref, dedupe_key, created_at, reaction_until)
    select g.id, g.resident_id, g.kind, g.text_version, g.title, g.about, coalesce(g.values, '{}'), g.amounts_ref, g.dedupe_key, g.at, g.reaction_until
      from given g
    on conflict (dedupe_key) do nothing
    returning id
  ),
  reached as materialized (
    select g.id, g.at, g.channel, residents.channel_of(g.resident_id) as chosen from given g join told t on t.id = g.id
  )
  insert into messages.delivery (message_id, channel, state, next_attempt_at, behind)
  -- More than go out in two rounds.
  select r.id, case when r.chosen is not null then coalesce(r.channel, r.chosen) end, 'waiting', r.at, (select count(*) from given) > 20
    from reached r where r.chosen is distinct from 'nobody'
$$;
