-- room: eligibility
-- Every quarter of an hour it is asked which applications are over: of those only that hold something still, each found by an index of what is left.
-- Who calls this looks for what is left, so that an application without any of it is nobody's answer.
create index amounts_left on eligibility.amounts (assessment_id) where forgotten_on is null;
create index evidence_left on eligibility.evidence (application_id) where gone_on is null;
create index request_left on eligibility.request (application_id) where forgotten_on is null;
create index extension_left on eligibility.extension (application_id) where reason_sealed is not null;
create index planned_move_left on eligibility.planned_move (application_id) where typed_sealed is not null or length(returned_sealed) > 0;
create index objection_event_left on eligibility.objection_event (objection_id) where words_sealed is not null;
create index application_left on eligibility.application (id) where words_forgotten_on is null;

create or replace function eligibility.over(p_today date, p_amounts interval, p_withdrawn interval) returns table (application_id uuid)
language plpgsql stable set search_path = pg_catalog as $$
begin
  return query
    with held as materialized (
      select s.application_id as id from eligibility.amounts m join eligibility.assessment s on s.id = m.assessment_id where m.forgotten_on is null
      union select e.application_id from eligibility.evidence e where e.gone_on is null
      union select r.application_id from eligibility.request r where r.forgotten_on is null
      union select x.application_id from eligibility.extension x where x.reason_sealed is not null
      union select p.application_id from eligibility.planned_move p where p.typed_sealed is not null or length(p.returned_sealed) > 0
      union select o.application_id from eligibility.objection_event e join eligibility.objection o on o.id = e.objection_id where e.words_sealed is not null
      union select a.id from eligibility.application a where a.words_forgotten_on is null),
    closed as materialized (
      select a.id, a.closed_at, (select max(d.objection_last_day) from eligibility.decision d where d.application_id = a.id) as day
        from held h join eligibility.application a on a.id = h.id where a.state in ('granted', 'refused', 'set-aside', 'withdrawn')),
    -- One question per day, however many decisions have it.
    open_still as materialized (
      select one.day from (select distinct c.day from closed c where (c.day + p_amounts)::date < p_today) one
       where (eligibility.objection_open_until(one.day) + p_amounts)::date >= p_today)
    select c.id from closed c
     where case when c.day is null then ((c.closed_at at time zone 'Europe/Amsterdam')::date + p_withdrawn)::date < p_today
                else (c.day + p_amounts)::date < p_today and c.day not in (select o.day from open_still o) end
       and not eligibility.objection_keeps(c.id, p_today);
end
$$;
