-- room: reports
-- What a foreign key held for each row is looked for here: a line of no order, a delivery of no message.
create view reports.broken_rows as
  select 'line' as what, l.voucher_id as id from orders.line l left join orders.order o on o.id = l.order_id where o.id is null
  union all
  select 'delivery', d.message_id from messages.delivery d left join messages.message m on m.id = d.message_id where m.id is null;

-- What was spent of a budget is what the vouchers took that were not given back.
create view reports.broken_budget as
  select b.offer_id, b.total, b.spent, coalesce(l.taken, 0) as taken
    from offers.budgets() b
    left join (select offer_id, sum(value_cents) as taken from orders.line where given_back_at is null group by 1) l using (offer_id)
   where b.spent <> coalesce(l.taken, 0) or b.spent > b.total;

grant select on reports.broken_rows, reports.broken_budget to stadjerspas_app;
