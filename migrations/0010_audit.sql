-- room: audit
-- What happened, appended in the transaction in which it happened, and who looked at whom. Rows are never changed and
-- never removed; a job seals them in batches with a chain of HMACs whose key is outside the database (DESIGN 5, Privacy).

create sequence audit.event_number;
create sequence audit.processing_number;

-- The number of a row, given out only after the transaction has an id of its own. So whoever knows that every
-- transaction up to some id is over, knows that no row with a lower number can still appear (seal-events.ts needs that).
create function audit.next_number(series regclass) returns bigint
language plpgsql volatile set search_path = pg_catalog as $$
begin
  perform pg_current_xact_id();
  return nextval(series);
end
$$;

create table audit.event (
  number        bigint primary key default audit.next_number('audit.event_number'),
  at            timestamptz not null,
  actor_door    text not null check (actor_door in ('resident', 'provider', 'staff', 'system')),
  actor_id      text,
  actor_role    text,
  action        text not null check (action ~ '^[a-z][a-z0-9.-]{1,60}$'),
  subject_kind  text,
  subject_id    text,
  -- Codes, counts and ids; never a BSN, an income, a name or a voucher code.
  facts         jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
  check ((subject_kind is null) = (subject_id is null))
);
create index event_of_subject on audit.event (subject_kind, subject_id, number);

-- Logboek Dataverwerkingen (Logius): trace, span, activity by address, data subject encrypted. Written before data is shown.
create table audit.processing_log (
  number                  bigint primary key default audit.next_number('audit.processing_number'),
  at                      timestamptz not null,
  trace_id                bytea not null check (length(trace_id) = 16),
  span_id                 bytea not null check (length(span_id) = 8),
  name                    text not null,
  processing_activity_id  text not null check (processing_activity_id ~ '^https?://'),
  data_subject_id         bytea not null,
  data_subject_id_type    text not null,
  -- HMAC of the data subject: to answer "who looked at my data" without opening every row.
  data_subject_find       bytea not null,
  actor                   text not null,
  purpose                 text not null check (length(trim(purpose)) > 0),
  page                    text not null
);
create index processing_of_subject on audit.processing_log (data_subject_find, number);

-- Each seal covers the rows with numbers above the last one's, up to and including to_number, and the seal before it.
create table audit.seal (
  series       text not null check (series in ('event', 'processing')),
  number       bigint not null check (number > 0),
  from_number  bigint not null,
  to_number    bigint not null check (to_number >= from_number),
  row_count    integer not null check (row_count >= 0),
  head         bytea not null check (length(head) = 32),
  sealed_at    timestamptz not null,
  primary key (series, number)
);

create function audit.never_changes() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception '% on %.%: the record of what happened never changes', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$$;

-- For everyone, the owner included; who switches a trigger off to change a row still breaks the chain.
create trigger never_changes before update or delete or truncate on audit.event          for each statement execute function audit.never_changes();
create trigger never_changes before update or delete or truncate on audit.processing_log for each statement execute function audit.never_changes();
create trigger never_changes before update or delete or truncate on audit.seal           for each statement execute function audit.never_changes();

-- The front door for other rooms' SQL. `at` comes from the caller: a demonstration's clock may be ahead.
create function audit.record(
  at timestamptz, actor_door text, actor_id text, actor_role text, action text, subject_kind text, subject_id text, facts jsonb
) returns void language sql volatile set search_path = pg_catalog as $$
  insert into audit.event (at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, facts)
  values (at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, coalesce(facts, '{}'))
$$;

grant insert, select on audit.event, audit.processing_log, audit.seal to stadjerspas_app;
grant usage, select on sequence audit.event_number, audit.processing_number to stadjerspas_app;
grant execute on function
  audit.next_number(regclass),
  audit.never_changes(),
  audit.record(timestamptz, text, text, text, text, text, text, jsonb)
to stadjerspas_app;
