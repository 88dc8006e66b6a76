-- room: contacts
-- A form that came by post is worked on as a conversation is: by one colleague, with a line in the log, over when it is entered.
-- Nobody was there to check: what it has instead is a signature.
alter table contacts.desk_visit
  drop constraint desk_visit_role_check,
  add constraint desk_visit_role_check check (role in ('kcc', 'stip', 'caseworker')),
  drop constraint desk_visit_way_check,
  add constraint desk_visit_way_check check (way in ('phone', 'desk', 'post')),
  add constraint desk_visit_by_post check ((role <> 'caseworker' or way = 'post') and (way <> 'post' or (checked_how is null and note is null and call_back_on is null)));
