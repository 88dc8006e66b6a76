-- room: audit
-- The same condition without a bounded repetition: {1,60} cost 2.4 µs for each row, a sixth of writing it (decision 0042).
alter table audit.event
  drop constraint event_action_check,
  add constraint event_action_check check (action ~ '^[a-z][a-z0-9.-]+$' and length(action) <= 61);
