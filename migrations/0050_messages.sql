-- room: messages
-- Written in the transaction of the change they tell about; delivered afterwards by a worker, or by the post. No amounts
-- and no addresses: amounts are merged in when somebody reads (amounts_ref), addresses are read when something is sent.

create table messages.message (
  id              uuid primary key,
  resident_id     uuid not null,
  -- Name of the text: content/nl/letters/<kind>.md, and the version of it that this message says.
  kind            text not null check (kind ~ '^[a-z0-9-]+$'),
  text_version    integer not null check (text_version > 0),
  title           text not null check (title <> ''),
  -- What it is about, for the notice: nothing that another person could not read over a shoulder.
  about           text not null check (about <> ''),
  values          jsonb not null check (jsonb_typeof(values) = 'object'),
  amounts_ref     uuid,
  -- One logical message for one event, however often its transaction is tried.
  dedupe_key      text not null unique check (length(dedupe_key) between 3 and 200),
  created_at      timestamptz not null,
  -- Last day to react, when we ask something.
  reaction_until  date,
  read_at         timestamptz
);
create index message_of_resident on messages.message (resident_id, created_at desc);

-- How it leaves the house. waiting: e-mail for the worker, letter for the post list. A letter is also what follows when an
-- address keeps failing.
create table messages.delivery (
  message_id          uuid not null references messages.message,
  channel             text not null check (channel in ('email', 'letter')),
  state               text not null check (state in ('waiting', 'sent', 'posted', 'failed')),
  attempts            integer not null default 0 check (attempts >= 0),
  next_attempt_at     timestamptz not null,
  sent_at             timestamptz,
  provider_reference  text,
  -- A code like "550 EENVELOPE" or "deceased"; never the words of a mail server, which repeat the address.
  last_error          text check (length(last_error) <= 60),
  primary key (message_id, channel),
  check ((sent_at is not null) = (state in ('sent', 'posted'))),
  check (state <> 'sent' or channel = 'email'),
  check (state <> 'posted' or channel = 'letter')
);
create index delivery_due on messages.delivery (next_attempt_at) where state = 'waiting' and channel = 'email';
create index delivery_post on messages.delivery (next_attempt_at) where state = 'waiting' and channel = 'letter';

-- Every try, as it happened. A `started` without an outcome is a crash in between: the notice may have gone out twice.
create table messages.attempt (
  id          uuid primary key,
  message_id  uuid not null,
  channel     text not null check (channel in ('email', 'letter')),
  what        text not null check (what in ('started', 'sent', 'later', 'unknown', 'refused', 'posted')),
  code        text check (length(code) <= 60),
  at          timestamptz not null,
  foreign key (message_id, channel) references messages.delivery
);
create index attempt_of_message on messages.attempt (message_id, at);
create trigger attempt_never_changes before update or delete on messages.attempt
  for each row execute function foundation.never_changes();

-- The front door for other rooms' SQL, and for this room's own TypeScript. `message`, as prepareMessage() makes it:
--   { id, resident_id, kind, text_version, title, about, values, amounts_ref, dedupe_key, at, reaction_until, channel }
-- `channel` only when it must be a letter whatever they chose.
-- Answers the id of the message: of the earlier one, when this event was told before. Nothing is sent to who died.
create function messages.enqueue(message jsonb) returns uuid
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  v_id       uuid;
  v_channel  text;
begin
  insert into messages.message (id, resident_id, kind, text_version, title, about, values, amounts_ref, dedupe_key, created_at, reaction_until)
  select m.id, m.resident_id, m.kind, m.text_version, m.title, m.about, coalesce(m.values, '{}'), m.amounts_ref, m.dedupe_key, m.at, m.reaction_until
    from jsonb_to_record(message) as m (id uuid, resident_id uuid, kind text, text_version integer, title text, about text, values jsonb,
                                        amounts_ref uuid, dedupe_key text, at timestamptz, reaction_until date)
  on conflict (dedupe_key) do nothing
  returning id into v_id;
  if v_id is null then
    return (select m.id from messages.message m where m.dedupe_key = message ->> 'dedupe_key');
  end if;

  v_channel := residents.channel_of((message ->> 'resident_id')::uuid);
  if v_channel is null then
    raise exception 'There is no resident % to tell this to', message ->> 'resident_id' using errcode = 'foreign_key_violation';
  end if;
  insert into messages.delivery (message_id, channel, state, next_attempt_at)
  select v_id, coalesce(message ->> 'channel', v_channel), 'waiting', (message ->> 'at')::timestamptz where v_channel <> 'nobody';
  return v_id;
end
$$;

-- Messages to the living whose every channel failed: nobody should be here (invariant), and staff must act when somebody is.
create function messages.unreached() returns table (message_id uuid, resident_id uuid)
language sql stable set search_path = pg_catalog as $$
  select m.id, m.resident_id from messages.message m
   where not exists (select from messages.delivery d where d.message_id = m.id and d.state <> 'failed')
     and residents.channel_of(m.resident_id) <> 'nobody'
$$;

grant select, insert on messages.message, messages.delivery, messages.attempt to stadjerspas_app;
grant update (read_at) on messages.message to stadjerspas_app;
grant update (state, attempts, next_attempt_at, sent_at, provider_reference, last_error) on messages.delivery to stadjerspas_app;
grant execute on function messages.enqueue(jsonb), messages.unreached() to stadjerspas_app;
