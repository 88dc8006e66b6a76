-- room: eligibility
-- A form that came by post: the term runs from the day on which it came (Awb 4:13), not from the day on which it was typed over.
alter table eligibility.application
  drop constraint application_way_check,
  add constraint application_way_check check (way in ('site', 'phone', 'desk', 'paper', 'post')),
  add column received_on date,
  add constraint application_received_on check ((received_on is not null) = (way is not distinct from 'post') and received_on <= (received_at at time zone 'Europe/Amsterdam')::date);
