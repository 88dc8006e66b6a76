-- room: contacts
-- The desk looks up the number of a sign-in that stopped in the field of all the other keys, so it says why it looks there too.
alter table contacts.desk_visit drop constraint desk_visit_purpose_check;
alter table contacts.desk_visit add constraint desk_visit_purpose_check
  check (purpose in ('application', 'order', 'voucher', 'pass', 'message', 'complaint', 'sign-in', 'other'));
alter table contacts.anonymous_question drop constraint anonymous_question_purpose_check;
alter table contacts.anonymous_question add constraint anonymous_question_purpose_check
  check (purpose in ('application', 'order', 'voucher', 'pass', 'message', 'complaint', 'sign-in', 'other'));
