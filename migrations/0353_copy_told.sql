-- room: contacts
-- That a copy lies ready must reach who is complained about (Awb 9:9): by a mail without content, or told by a colleague.
alter table contacts.involved
  add column notice_due timestamptz,
  add column notice_attempts int not null default 0,
  add column mailed_at timestamptz,
  add column told_on date,
  add column told_by uuid,
  add column told_by_name text,
  add constraint involved_told check (num_nulls(told_on, told_by, told_by_name) in (0, 3)),
  add constraint involved_notice check (copy_at is not null or (notice_due is null and mailed_at is null and told_on is null));
create index involved_notice_due on contacts.involved (notice_due) where notice_due is not null;
grant update (notice_due, notice_attempts, mailed_at, told_on, told_by, told_by_name) on contacts.involved to stadjerspas_app;
