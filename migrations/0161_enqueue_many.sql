-- room: messages
-- messages.enqueue for a list: the same messages, as enqueue takes them, written at once. An event that was told before is
-- left as it is. Who is not a resident makes the whole list fail (a delivery needs a channel).
create function messages.enqueue_many(p_messages jsonb) returns void
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
  insert into messages.delivery (message_id, channel, state, next_attempt_at)
  select r.id, case when r.chosen is not null then coalesce(r.channel, r.chosen) end, 'waiting', r.at
    from reached r where r.chosen is distinct from 'nobody'
$$;

grant execute on function messages.enqueue_many(jsonb) to stadjerspas_app;
