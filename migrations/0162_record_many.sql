-- room: audit
-- audit.record for a list: [{ at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, facts }].
create function audit.record_many(p_events jsonb) returns void
language sql volatile set search_path = pg_catalog as $$
  insert into audit.event (at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, facts)
  select e.at, e.actor_door, e.actor_id, e.actor_role, e.action, e.subject_kind, e.subject_id, coalesce(e.facts, '{}')
    from jsonb_to_recordset(p_events) as e (at timestamptz, actor_door text, actor_id text, actor_role text, action text,
                                            subject_kind text, subject_id text, facts jsonb)
$$;

grant execute on function audit.record_many(jsonb) to stadjerspas_app;
