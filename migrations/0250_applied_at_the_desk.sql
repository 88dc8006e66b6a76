-- room: eligibility
-- How an application came in. Null: nobody asked (a re-test opened the case), or it is from before this was written down.
alter table eligibility.application add column way text check (way in ('site', 'phone', 'desk', 'paper'));
