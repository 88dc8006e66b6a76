-- room: reports
-- Who is forgotten has nothing that was open on that day or later: what is left of them is counted, and never acted on.
create view reports.broken_forgotten as
select r.id as resident_id
  from residents.resident r
 where r.forgotten_on is not null
   and (exists (select from passes.pass p where p.resident_id = r.id and p.state <> 'ended' and p.valid_to >= r.forgotten_on)
     or exists (select from vouchers.voucher v where v.resident_id = r.id and v.state = 'issued' and v.valid_to >= r.forgotten_on)
     or exists (select from eligibility.application a where a.resident_id = r.id and a.state not in ('granted', 'refused', 'set-aside', 'withdrawn')));
grant select on reports.broken_forgotten to stadjerspas_app;
