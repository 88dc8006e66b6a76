-- room: vouchers
-- A lost pass is replaced: its vouchers go on under the new one, so that they end when that one ends. What a voucher promises stays.
create function vouchers.move_to_pass(p_resident uuid, p_from uuid, p_to uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  update vouchers.voucher v set pass_id = p_to where v.resident_id = p_resident and v.pass_id = p_from
$$;
revoke all on function vouchers.move_to_pass(uuid, uuid, uuid) from public;
grant execute on function vouchers.move_to_pass(uuid, uuid, uuid) to stadjerspas_app;
