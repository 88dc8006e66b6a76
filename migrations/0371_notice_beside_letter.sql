-- room: messages
-- Decision 0052. A trigger knew by their names which messages come with bonnen in their envelope: names of another room, and a condition that
-- every message waited for. What makes such a letter is that it goes whatever somebody chose (p_letters): then who is reached by e-mail hears
-- at once that it is on its way. What is written is the same, in the same transaction.
drop trigger notice_of_post on messages.message;
drop function messages.notice_of_post();

create or replace function messages.enqueue_new(
  p_ids uuid[], p_residents uuid[], p_kinds text[], p_text_versions integer[], p_titles text[], p_abouts text[], p_values jsonb[],
  p_event text, p_subjects uuid[], p_ats timestamptz[], p_letters boolean[]
) returns void language plpgsql set search_path = pg_catalog as $$
declare
  v_channels constant text[] := residents.channels_of(p_residents);
begin
  insert into messages.message (id, resident_id, kind, text_version, title, about, values, dedupe_key, created_at)
  select m.id, m.resident, m.kind, m.text_version, m.title, m.about, m.vals, p_event || ' ' || m.subject, m.at
    from unnest(p_ids, p_residents, p_kinds, p_text_versions, p_titles, p_abouts, p_values, p_subjects, p_ats)
         m (id, resident, kind, text_version, title, about, vals, subject, at);
  -- A null channel: nobody by that id, and the row is refused.
  insert into messages.delivery (message_id, channel, state, next_attempt_at)
  select m.id, case when m.letter and m.channel is not null then 'letter' else m.channel end, 'waiting', m.at
    from unnest(p_ids, v_channels, p_ats, p_letters) m (id, channel, at, letter)
   where m.channel is distinct from 'nobody';
  -- Beside such a letter, never in its place: once for each message, by its key.
  if true = any (p_letters) then
    insert into messages.delivery (message_id, channel, state, next_attempt_at)
    select m.id, 'email', 'waiting', m.at from unnest(p_ids, v_channels, p_ats, p_letters) m (id, channel, at, letter) where m.letter and m.channel = 'email';
  end if;
end
$$;
