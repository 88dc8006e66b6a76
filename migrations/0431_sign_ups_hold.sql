-- room: reports
-- A sign-up that promises a version of another offer than its draw is of, or whose people have not one chance each while it stands and none
-- after it was left.
create view reports.broken_sign_up as
  select s.id as sign_up_id
    from orders.sign_up s
    join orders.draw d on d.id = s.draw_id
    left join offers.version o on o.id = s.version_id
   where s.version_id is not null and o.offer_id is distinct from d.offer_id
      or s.forgotten_on is null
         and (select count(*) from orders.chance c where c.sign_up_id = s.id) <> case when s.withdrawn_at is null then cardinality(s.people) else 0 end;
grant select on reports.broken_sign_up to stadjerspas_app;
