-- room: audit
-- audit.record for a list of the same action on the same kind of subject, from columns. The transaction has its id before the
-- first number is given out (audit.next_number says why); then once is enough for all of them.
create function audit.record_same(
  p_action text, p_subject_kind text, p_ats timestamptz[], p_doors text[], p_actors text[], p_roles text[], p_subjects uuid[], p_facts jsonb[]
) returns void language plpgsql volatile set search_path = pg_catalog as $$
begin
  perform pg_current_xact_id();
  insert into audit.event (number, at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, facts)
  select nextval('audit.event_number'), e.at, e.door, e.actor, e.role, p_action, p_subject_kind, e.subject::text, e.facts
    from unnest(p_ats, p_doors, p_actors, p_roles, p_subjects, p_facts) e (at, door, actor, role, subject, facts);
end
$$;

grant execute on function audit.record_same(text, text, timestamptz[], text[], text[], text[], uuid[], jsonb[]) to stadjerspas_app;
