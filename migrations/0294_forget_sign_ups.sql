-- room: orders
-- Some time after a draw nobody needs to know any more who took part. The numbers, places and outcomes stay: with them anybody can
-- do the draw again. Who withdrew is forgotten with the rest.
alter table orders.sign_up
  add column forgotten_on date,
  alter column resident_id drop not null,
  drop constraint sign_up_check2, add constraint sign_up_won check ((outcome = 'won') = (order_id is not null) or forgotten_on is not null),
  add constraint sign_up_of_somebody check ((resident_id is null) = (forgotten_on is not null)),
  add constraint sign_up_forgotten check (forgotten_on is null or order_id is null and array_remove(people, null) = '{}');
grant update (resident_id, people, order_id, forgotten_on) on orders.sign_up to stadjerspas_app;
