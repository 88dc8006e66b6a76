-- room: vouchers
-- vouchers.issue for orders: the same rows, from columns instead of documents.
create function vouchers.issue_many(
  p_ids uuid[], p_residents uuid[], p_households uuid[], p_passes uuid[], p_offers uuid[], p_versions uuid[], p_providers uuid[], p_groups uuid[],
  p_children boolean[], p_code_finds bytea[], p_code_seals bytea[], p_key_ids text[], p_ats timestamptz[], p_from date[], p_to date[]
) returns void language plpgsql set search_path = pg_catalog as $$
begin
  insert into vouchers.voucher (id, resident_id, household_id, pass_id, offer_id, version_id, provider_id, provider_group_id,
                                child, code_find, code_sealed, key_id, issued_at, valid_from, valid_to)
  select * from unnest(p_ids, p_residents, p_households, p_passes, p_offers, p_versions, p_providers, p_groups,
                       p_children, p_code_finds, p_code_seals, p_key_ids, p_ats, p_from, p_to);
end
$$;

-- The same in one condition: each insert reads and prepares its conditions anew, and a single order waits for that.
alter table vouchers.voucher
  drop constraint voucher_check2, drop constraint voucher_check3, drop constraint voucher_check4, drop constraint voucher_check5,
  add constraint voucher_ended check (case state
    when 'issued'    then num_nonnulls(redeemed_at, redeemed_by, redemption_id, cancelled_at) = 0
    when 'redeemed'  then num_nonnulls(redeemed_at, redeemed_by, redemption_id) = 3 and cancelled_at is null
    when 'cancelled' then num_nonnulls(redeemed_at, redeemed_by, redemption_id) = 0 and cancelled_at is not null
    else false end);

-- Most vouchers are not redeemed yet, and each of them had a line in this index.
alter table vouchers.voucher drop constraint voucher_redemption_id_key;
create unique index voucher_redemption on vouchers.voucher (redemption_id) where redemption_id is not null;

grant execute on function vouchers.issue_many(uuid[], uuid[], uuid[], uuid[], uuid[], uuid[], uuid[], uuid[], boolean[], bytea[], bytea[], text[],
  timestamptz[], date[], date[]) to stadjerspas_app;
