-- room: orders
-- Some time after it was fetched nobody needs to know any more who handed it out and which document was shown. That and when it
-- was fetched stays: the message about it rests on it.
alter table orders.pick_up
  add column forgotten_on date,
  drop constraint pick_up_handed,
  add constraint pick_up_handed check (num_nonnulls(handed_at, handed_by, document) in (0, 3) or forgotten_on is not null),
  add constraint pick_up_forgotten check (forgotten_on is null or handed_at is not null and num_nonnulls(handed_by, document) = 0);
grant update (forgotten_on) on orders.pick_up to stadjerspas_app;
create index pick_up_to_forget on orders.pick_up (handed_at) where handed_by is not null;
