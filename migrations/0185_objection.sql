-- room: eligibility
-- An objection against a decision (Awb 6 and 7): received at once, whoever is late included; judged by another caseworker
-- than who decided; heard; decided, with a new decision where it is upheld.
create sequence eligibility.objection_number;

create table eligibility.objection (
  id                uuid primary key,
  number            text not null unique check (number ~ '^BZ-[0-9]{2}-[0-9]{5,}$'),
  decision_id       uuid not null,
  application_id    uuid not null,
  resident_id       uuid not null,
  state             text not null check (state in ('received', 'incomplete', 'hearing', 'heard', 'upheld', 'unfounded', 'inadmissible', 'withdrawn')),
  way               text not null check (way in ('site', 'letter', 'desk')),
  -- The day it came in, and for a letter the day it was posted (Awb 6:9).
  received_on       date not null,
  posted_on         date,
  entered_at        timestamptz not null,
  -- Staff who entered a letter, or wrote it down at the desk.
  entered_by        uuid,
  -- Came in after the last day. Whether that is excusable (6:11) a person judges; a machine refuses nobody.
  late              boolean not null,
  excusable         boolean,
  wants_hearing     boolean not null,
  -- What is missing (6:5, 6:6), and until when it may be given. The clock stands still meanwhile (7:10(2)).
  missing           text[] not null default '{}',
  missing_asked_on  date,
  missing_due       date,
  missing_over_on   date,
  committee         boolean not null,
  -- The last day for our answer (7:10).
  last_day          date not null,
  extended_on       date,
  extended_weeks    integer check (extended_weeks between 1 and 6),
  -- Further, with the objector's consent (7:10(4)).
  agreed_until      date,
  hearing_at        timestamptz,
  hearing_place     text,
  heard_on          date,
  -- Not heard, and on which ground of 7:3.
  not_heard         text check (not_heard in ('manifestly-inadmissible', 'manifestly-unfounded', 'objector-waives', 'objector-silent', 'fully-met')),
  -- Who handles it: never who took the decision, nor their second pair of eyes (10:3(3)).
  handler_id        uuid,
  handler_name      text,
  reason            text check (reason in ('too-late', 'not-completed', 'no-interest', 'no-decision', 'not-concerned')),
  decided_at        timestamptz,
  new_decision_id   uuid references eligibility.decision,
  -- Last day to go to court (6:7, 7:1).
  court_last_day   date,
  default_notice_on date,
  foreign key (decision_id, application_id) references eligibility.decision (id, application_id),
  check (way <> 'site' or entered_by is null),
  check (way = 'site' or entered_by is not null),
  check (posted_on is null or (way = 'letter' and posted_on <= received_on)),
  check (late or excusable is null),
  check ((missing_asked_on is null) = (missing_due is null)),
  check (state <> 'incomplete' or (missing_asked_on is not null and missing_over_on is null)),
  check ((extended_on is null) = (extended_weeks is null)),
  check ((hearing_at is null) = (hearing_place is null)),
  check (state <> 'hearing' or hearing_at is not null),
  check (num_nonnulls(heard_on, not_heard) <= 1),
  check ((handler_id is null) = (handler_name is null)),
  check ((state in ('upheld', 'unfounded', 'inadmissible')) = (decided_at is not null)),
  check (decided_at is null or (handler_id is not null and court_last_day is not null and num_nonnulls(heard_on, not_heard) = 1)),
  check ((state = 'upheld') = (new_decision_id is not null)),
  check ((state = 'inadmissible') = (reason is not null)),
  -- Late is forgiven or not before anything is said about the matter itself.
  check (not late or decided_at is null or (state = 'inadmissible' and reason <> 'too-late') or excusable = (state <> 'inadmissible'))
);
create unique index objection_one on eligibility.objection (decision_id) where state <> 'withdrawn';
create index objection_resident on eligibility.objection (resident_id, entered_at);
create index objection_application on eligibility.objection (application_id);
create index objection_queue on eligibility.objection (last_day, entered_at) where state in ('received', 'incomplete', 'hearing', 'heard');
create index objection_missing_due on eligibility.objection (missing_due) where state = 'incomplete';

create table eligibility.objection_event (
  id            uuid primary key,
  objection_id  uuid not null references eligibility.objection,
  -- Several may be of one moment.
  position      integer not null check (position > 0),
  at            timestamptz not null,
  move          text not null check (move ~ '^[a-z-]+$'),
  from_state    text,
  to_state      text not null,
  made_by       text not null check (made_by in ('machine', 'person', 'resident')),
  staff_id      uuid,
  -- What the objector wrote, or we did (a report of the hearing, why it takes longer): sealed, people write anything in a free field.
  words_sealed  bytea,
  forgotten_on  date,
  check (forgotten_on is null or words_sealed is null),
  check ((made_by = 'person') = (staff_id is not null)),
  -- A machine judges no objection.
  check (made_by = 'person' or to_state not in ('upheld', 'unfounded', 'inadmissible', 'heard', 'hearing'))
);
create unique index objection_event_objection on eligibility.objection_event (objection_id, position);
create trigger objection_event_never_changes before delete on eligibility.objection_event
  for each row execute function foundation.never_changes();

-- Whoever decided on this application, alone or as the second pair of eyes, handles no objection against it.
create function eligibility.objection_by_another() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.handler_id is not null and exists (
    select from eligibility.decision d
     where d.application_id = new.application_id and d.replaced_because is distinct from 'objection' and new.handler_id in (d.staff_id, d.second_id)) then
    raise exception 'An objection is handled by another caseworker than who decided (Awb 10:3)' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger objection_by_another before insert or update of handler_id on eligibility.objection
  for each row execute function eligibility.objection_by_another();

-- For the room that forgets: a decision stays whole as long as an objection against it runs, or the court may still be asked.
create function eligibility.objection_keeps(p_application uuid, p_day date) returns boolean
language sql stable set search_path = pg_catalog as $$
  select exists (
    select from eligibility.objection o
     where o.application_id = p_application
       and (o.state in ('received', 'incomplete', 'hearing', 'heard') or o.court_last_day >= p_day))
$$;

grant usage on sequence eligibility.objection_number to stadjerspas_app;
grant select, insert on eligibility.objection, eligibility.objection_event to stadjerspas_app;
grant update (state, excusable, missing, missing_asked_on, missing_due, missing_over_on, last_day, extended_on, extended_weeks, agreed_until,
              hearing_at, hearing_place, heard_on, not_heard, handler_id, handler_name, reason, decided_at, new_decision_id, court_last_day, default_notice_on)
  on eligibility.objection to stadjerspas_app;
grant update (words_sealed, forgotten_on) on eligibility.objection_event to stadjerspas_app;
grant execute on function eligibility.objection_keeps(uuid, date) to stadjerspas_app;
