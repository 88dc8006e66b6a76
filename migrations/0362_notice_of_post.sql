-- room: messages
-- Bonnen that go by post come with a letter that is the message. Who is reached by e-mail hears at once that it is on its way: a delivery
-- beside the letter, in the transaction of the order, whoever wrote the message. Once for each message, and never in place of the letter.
create function messages.notice_of_post() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  insert into messages.delivery (message_id, channel, state, next_attempt_at)
  select new.id, 'email', 'waiting', new.created_at where residents.channel_of(new.resident_id) = 'email'
  on conflict do nothing;
  return null;
end
$$;
revoke all on function messages.notice_of_post() from public;
create trigger notice_of_post after insert on messages.message for each row
  when (new.kind in ('order-by-post', 'ordered-for-you-by-post', 'draw-won-by-post')) execute function messages.notice_of_post();
