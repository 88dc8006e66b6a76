-- room: redemptions
-- What happened at a till, one row for each: a voucher was redeemed, or that was taken back. Rows are only added. Which
-- redemption stands is on the voucher's own row.
create table redemptions.redemption_event (
  id           uuid primary key,
  kind         text not null check (kind in ('redeemed', 'taken-back')),
  voucher_id   uuid not null,
  -- Who redeemed it, also when the voucher is of a group: this provider is paid.
  provider_id  uuid not null,
  at           timestamptz not null,
  -- Made by the till before its first attempt: sent again, it is the same redemption.
  nonce        text not null check (length(nonce) between 8 and 64),
  way          text not null check (way in ('code', 'qr')),
  actor_id     uuid,
  takes_back   uuid unique references redemptions.redemption_event,
  check ((kind = 'taken-back') = (takes_back is not null)),
  unique (provider_id, nonce)
);
create index redemption_event_voucher on redemptions.redemption_event (voucher_id, at);
create index redemption_event_provider on redemptions.redemption_event (provider_id, at);

-- Codes that a provider typed and that did not exist: guessing must not pay. Without the code itself.
create table redemptions.missed_code (
  id           uuid primary key,
  provider_id  uuid not null,
  session_id   text not null,
  at           timestamptz not null
);
create index missed_code_provider on redemptions.missed_code (provider_id, at);

-- Spends the voucher and writes the event, or neither. Answers the redemption that came of this nonce: this one, or the
-- one that was already made with it. No row: the voucher was not to be had, and nothing has changed.
create function redemptions.redeem(p_id uuid, p_voucher uuid, p_provider uuid, p_at timestamptz, p_day date, p_nonce text, p_way text, p_actor uuid)
returns table (redemption_id uuid, is_new boolean) language plpgsql set search_path = pg_catalog as $$
begin
  return query select e.id, false from redemptions.redemption_event e
    where e.provider_id = p_provider and e.nonce = p_nonce and e.voucher_id = p_voucher and e.kind = 'redeemed';
  if found then return; end if;
  if not vouchers.redeem(p_voucher, p_provider, p_id, p_at, p_day) then
    -- The same form, sent twice at the same moment: the other one was first.
    return query select e.id, false from redemptions.redemption_event e
      where e.provider_id = p_provider and e.nonce = p_nonce and e.voucher_id = p_voucher and e.kind = 'redeemed';
    return;
  end if;
  insert into redemptions.redemption_event (id, kind, voucher_id, provider_id, at, nonce, way, actor_id)
  values (p_id, 'redeemed', p_voucher, p_provider, p_at, p_nonce, p_way, p_actor);
  perform audit.record(p_at, 'provider', p_actor::text, null, 'redemptions.redeemed', 'voucher', p_voucher::text,
                       jsonb_build_object('redemption', p_id, 'provider', p_provider, 'way', p_way));
  return query select p_id, true;
end
$$;

-- Takes a redemption back: the voucher can be used again. Only by the provider that made it, and only until `p_not_before`
-- has passed it (10 minutes; later it is work for staff). False: too late, not theirs, or taken back already.
create function redemptions.take_back(p_id uuid, p_redemption uuid, p_provider uuid, p_at timestamptz, p_not_before timestamptz, p_actor uuid)
returns boolean language plpgsql set search_path = pg_catalog as $$
declare
  v_event redemptions.redemption_event;
begin
  select * into v_event from redemptions.redemption_event e
   where e.id = p_redemption and e.provider_id = p_provider and e.kind = 'redeemed' and e.at >= p_not_before;
  if not found or not vouchers.take_back(v_event.voucher_id, p_redemption) then return false; end if;
  insert into redemptions.redemption_event (id, kind, voucher_id, provider_id, at, nonce, way, actor_id, takes_back)
  values (p_id, 'taken-back', v_event.voucher_id, p_provider, p_at, p_id::text, v_event.way, p_actor, p_redemption);
  perform audit.record(p_at, 'provider', p_actor::text, null, 'redemptions.taken-back', 'voucher', v_event.voucher_id::text,
                       jsonb_build_object('redemption', p_redemption, 'provider', p_provider));
  return true;
end
$$;

grant select, insert on redemptions.redemption_event to stadjerspas_app;
grant select, insert, delete on redemptions.missed_code to stadjerspas_app;
grant execute on function redemptions.redeem(uuid, uuid, uuid, timestamptz, date, text, text, uuid),
  redemptions.take_back(uuid, uuid, uuid, timestamptz, timestamptz, uuid) to stadjerspas_app;
