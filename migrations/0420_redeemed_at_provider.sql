-- room: reports
-- What a provider redeemed, by month and by the version of the offer that says what a bon is worth. Counted from rows; what was taken back at
-- the till is counted apart, in the month of the redemption that it took back. Nobody is in here.
create view reports.redeemed_at_provider as
  select e.provider_id, reports.month_of(e.at) as month, v.version_id,
         count(*) filter (where b.id is null) as redeemed,
         count(b.id)                          as taken_back
    from redemptions.redemption_event e
    join vouchers.voucher v on v.id = e.voucher_id
    left join redemptions.redemption_event b on b.takes_back = e.id
   where e.kind = 'redeemed'
   group by 1, 2, 3;
grant select on reports.redeemed_at_provider to stadjerspas_app;
