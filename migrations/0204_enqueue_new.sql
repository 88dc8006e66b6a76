-- room: messages
-- messages.enqueue_many for events that cannot have been told before, each about something made now (the key of the event is
-- p_event and its id), from columns instead of documents. A key that is there already, or somebody who is no resident, makes the whole list fail. `p_letters`: a letter
-- whatever they chose.
create function messages.enqueue_new(
  p_ids uuid[], p_residents uuid[], p_kinds text[], p_text_versions integer[], p_titles text[], p_abouts text[], p_values jsonb[],
  p_event text, p_subjects uuid[], p_ats timestamptz[], p_letters boolean[]
) returns void language plpgsql set search_path = pg_catalog as $$
begin
  insert into messages.message (id, resident_id, kind, text_version, title, about, values, dedupe_key, created_at)
  select m.id, m.resident, m.kind, m.text_version, m.title, m.about, m.vals, p_event || ' ' || m.subject, m.at
    from unnest(p_ids, p_residents, p_kinds, p_text_versions, p_titles, p_abouts, p_values, p_subjects, p_ats)
         m (id, resident, kind, text_version, title, about, vals, subject, at);
  -- A null channel: nobody by that id, and the row is refused.
  insert into messages.delivery (message_id, channel, state, next_attempt_at)
  select m.id, case when m.letter and m.channel is not null then 'letter' else m.channel end, 'waiting', m.at
    from unnest(p_ids, residents.channels_of(p_residents), p_ats, p_letters) m (id, channel, at, letter)
   where m.channel is distinct from 'nobody';
end
$$;

-- Looking for the message of each delivery cost more than writing the delivery. Both are written by the functions of this room,
-- one after the other, and nobody removes a message; `npm run cli -- invariants` looks for a delivery of nothing.
alter table messages.delivery drop constraint delivery_message_id_fkey;

grant execute on function messages.enqueue_new(uuid[], uuid[], text[], integer[], text[], text[], jsonb[], text, uuid[], timestamptz[], boolean[]) to stadjerspas_app;
