-- room: vouchers
-- One voucher: for one resident, from one provider or group, as one offer version promised it. `expired` is not a state:
-- it follows from valid_to and the day.
create table vouchers.voucher (
  id                 uuid primary key,
  resident_id        uuid not null,
  household_id       uuid not null,
  pass_id            uuid not null,
  offer_id           uuid not null,
  version_id         uuid not null,
  provider_id        uuid,
  provider_group_id  uuid,
  child              boolean not null,
  code_find          bytea not null unique check (octet_length(code_find) = 32),
  code_sealed        bytea not null,
  key_id             text not null check (length(key_id) = 2),
  issued_at          timestamptz not null,
  valid_from         date not null,
  valid_to           date not null,
  state              text not null default 'issued' check (state in ('issued', 'redeemed', 'cancelled')),
  redeemed_at        timestamptz,
  redeemed_by        uuid,
  redemption_id      uuid unique,
  cancelled_at       timestamptz,
  check (valid_from <= valid_to),
  check (num_nonnulls(provider_id, provider_group_id) = 1),
  check ((state = 'redeemed') = (redeemed_at is not null)),
  check ((state = 'redeemed') = (redeemed_by is not null)),
  check ((state = 'redeemed') = (redemption_id is not null)),
  check ((state = 'cancelled') = (cancelled_at is not null))
);
create index voucher_resident on vouchers.voucher (resident_id, issued_at);
comment on column vouchers.voucher.child is 'Younger than 18 on the day of the order: all that a counter needs to know.';
comment on column vouchers.voucher.code_find is 'HMAC over provider or group and code: a typed code is looked up only among a provider''s own vouchers.';
comment on column vouchers.voucher.redeemed_by is 'The provider that took it: one of the group, when a group promised it.';
comment on column vouchers.voucher.redemption_id is 'The redemption that spent it. An undo of any other redemption leaves it alone.';

-- Writes a list of vouchers at once. Codes come sealed from the application: the database never sees one.
create function vouchers.issue(p_vouchers jsonb) returns void language sql set search_path = pg_catalog as $$
  insert into vouchers.voucher (id, resident_id, household_id, pass_id, offer_id, version_id, provider_id, provider_group_id,
                                child, code_find, code_sealed, key_id, issued_at, valid_from, valid_to)
  select v.id, v.resident_id, v.household_id, v.pass_id, v.offer_id, v.version_id, v.provider_id, v.provider_group_id,
         v.child, decode(v.code_find, 'hex'), decode(v.code_sealed, 'hex'), v.key_id, v.issued_at, v.valid_from, v.valid_to
    from jsonb_to_recordset(p_vouchers) as v (
      id uuid, resident_id uuid, household_id uuid, pass_id uuid, offer_id uuid, version_id uuid, provider_id uuid,
      provider_group_id uuid, child boolean, code_find text, code_sealed text, key_id text, issued_at timestamptz,
      valid_from date, valid_to date)
$$;

-- A voucher is spent by this one conditional statement, never by read-then-write. True: it is spent now, by this
-- redemption. False: it was not to be had, and nothing has changed.
create function vouchers.redeem(p_voucher uuid, p_provider uuid, p_redemption uuid, p_at timestamptz, p_day date)
returns boolean language plpgsql set search_path = pg_catalog as $$
begin
  update vouchers.voucher v
     set state = 'redeemed', redeemed_at = p_at, redeemed_by = p_provider, redemption_id = p_redemption
   where v.id = p_voucher and v.state = 'issued' and p_day between v.valid_from and v.valid_to
     and providers.gives(p_provider, v.provider_id, v.provider_group_id);
  return found;
end
$$;

-- Takes back exactly one redemption: of a voucher redeemed again since, nothing changes.
create function vouchers.take_back(p_voucher uuid, p_redemption uuid) returns boolean language plpgsql set search_path = pg_catalog as $$
begin
  update vouchers.voucher v
     set state = 'issued', redeemed_at = null, redeemed_by = null, redemption_id = null
   where v.id = p_voucher and v.state = 'redeemed' and v.redemption_id = p_redemption;
  return found;
end
$$;

-- Only a voucher that can still be used can be given back.
create function vouchers.cancel(p_voucher uuid, p_at timestamptz, p_day date) returns boolean language plpgsql set search_path = pg_catalog as $$
begin
  update vouchers.voucher v set state = 'cancelled', cancelled_at = p_at
   where v.id = p_voucher and v.state = 'issued' and p_day <= v.valid_to;
  return found;
end
$$;

-- What was promised cannot be changed by the application: only the state has an UPDATE grant.
grant select, insert on vouchers.voucher to stadjerspas_app;
grant update (state, redeemed_at, redeemed_by, redemption_id, cancelled_at) on vouchers.voucher to stadjerspas_app;
grant execute on function vouchers.issue(jsonb), vouchers.redeem(uuid, uuid, uuid, timestamptz, date),
  vouchers.take_back(uuid, uuid), vouchers.cancel(uuid, timestamptz, date) to stadjerspas_app;
