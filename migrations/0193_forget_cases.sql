-- room: eligibility
-- Applications whose amounts, papers and words nobody needs any more: decided, and the last day for an objection is so long
-- ago; or withdrawn, so long ago; and no objection runs. The terms are the municipality's (config, retention).
create function eligibility.over(p_today date, p_amounts interval, p_withdrawn interval) returns table (application_id uuid)
language plpgsql stable set search_path = pg_catalog as $$
begin
  return query
    select a.id
      from eligibility.application a
      left join lateral (select max(d.objection_last_day) as last_day from eligibility.decision d where d.application_id = a.id) d on true
     where a.state in ('granted', 'refused', 'set-aside', 'withdrawn')
       and case when d.last_day is null then ((a.closed_at at time zone 'Europe/Amsterdam')::date + p_withdrawn)::date < p_today
                else (d.last_day + p_amounts)::date < p_today end
       and not eligibility.objection_keeps(a.id, p_today);
end
$$;
grant execute on function eligibility.over(date, interval, interval) to stadjerspas_app;
