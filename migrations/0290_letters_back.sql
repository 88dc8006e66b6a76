-- room: messages
-- A letter that need not go any more (what it was about was taken back before it was posted), and one that the post brought back.
alter table messages.delivery
  add column returned_at timestamptz,
  drop constraint delivery_state_check, add constraint delivery_state_check check (state in ('waiting', 'sent', 'posted', 'failed', 'withdrawn', 'returned')),
  drop constraint delivery_check, add constraint delivery_check check ((sent_at is not null) = (state in ('sent', 'posted', 'returned'))),
  add constraint delivery_returned check ((returned_at is not null) = (state = 'returned')),
  add constraint delivery_letters check (state not in ('withdrawn', 'returned') or channel = 'letter');
alter table messages.attempt
  drop constraint attempt_what_check,
  add constraint attempt_what_check check (what in ('started', 'sent', 'later', 'unknown', 'refused', 'posted', 'returned'));
create index delivery_returned on messages.delivery (returned_at) where state = 'returned';
grant update (returned_at) on messages.delivery to stadjerspas_app;

-- The letter about this event is not posted any more, when it was not yet. What it said stays in the portal.
create function messages.withdraw_letter(p_key text) returns boolean language plpgsql set search_path = pg_catalog as $$
begin
  update messages.delivery d set state = 'withdrawn' from messages.message m
   where m.dedupe_key = p_key and d.message_id = m.id and d.channel = 'letter' and d.state = 'waiting';
  return found;
end
$$;
grant execute on function messages.withdraw_letter(text) to stadjerspas_app;
