-- room: messages
-- A letter that comes back is known by the number that is printed on it (messages/domain/reference.ts). Only of what was posted:
-- writing a letter that waits costs nothing more.
create function messages.letter_number(p_id uuid) returns text language sql immutable parallel safe set search_path = pg_catalog
return upper(right(replace(p_id::text, '-', ''), 8));
create index delivery_number on messages.delivery (messages.letter_number(message_id)) where channel = 'letter' and state = 'posted';
grant execute on function messages.letter_number(uuid) to stadjerspas_app;
