-- room: eligibility
-- Amounts, papers and words stay as long as somebody may still object. When the last day for that fell in an outage the term
-- ends later (Awb 6:11): what is needed to judge the objection may not be gone before. The day itself, on the first working
-- day after, comes from the program; here it is that day or somewhat later. Between an outage and the next working day are at
-- most six days, and a second outage may lie on that day.
create function eligibility.objection_open_until(p_day date) returns date
language plpgsql stable set search_path = pg_catalog as $$
declare
  first_day date := p_day;
  last_day date := p_day;
  over date;
begin
  loop
    select max((o.to_at at time zone 'Europe/Amsterdam')::date) into over from eligibility.outage o
     where (o.from_at at time zone 'Europe/Amsterdam')::date <= last_day and (o.to_at at time zone 'Europe/Amsterdam')::date >= first_day;
    exit when over is null;
    first_day := over + 1;
    last_day := over + 7;
  end loop;
  return last_day;
end
$$;

create or replace function eligibility.over(p_today date, p_amounts interval, p_withdrawn interval) returns table (application_id uuid)
language plpgsql stable set search_path = pg_catalog as $$
begin
  return query
    with last as (select d.application_id as id, max(d.objection_last_day) as day from eligibility.decision d group by d.application_id),
    -- One question per day, however many decisions have it.
    open_still as materialized (
      select one.day from (select distinct l.day from last l where (l.day + p_amounts)::date < p_today) one
       where (eligibility.objection_open_until(one.day) + p_amounts)::date >= p_today)
    select a.id
      from eligibility.application a left join last l on l.id = a.id
     where a.state in ('granted', 'refused', 'set-aside', 'withdrawn')
       and case when l.day is null then ((a.closed_at at time zone 'Europe/Amsterdam')::date + p_withdrawn)::date < p_today
                else (l.day + p_amounts)::date < p_today and l.day not in (select o.day from open_still o) end
       and not eligibility.objection_keeps(a.id, p_today);
end
$$;
grant execute on function eligibility.objection_open_until(date) to stadjerspas_app;
