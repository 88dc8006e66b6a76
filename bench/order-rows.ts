// What no code can be faster than: the rows that an order is promised to leave (DESIGN: Ordering), written as lists, and nothing held, read or weighed.
// `nine` are those that it leaves; `five` is what would be left of them if whatever can share a row did.
import { randomBytes } from 'node:crypto'
import type { Database } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { newVoucherCode } from '#modules/vouchers/index.ts'
import type { City, Shape } from './order-city.ts'

export type Rows = 'nine' | 'five'

const GIVEN = `(p_day date, p_at timestamptz, p_ids uuid[], p_keys text[], p_hash bytea, p_residents uuid[], p_offers uuid[], p_versions uuid[], p_provider uuid,
    p_vouchers uuid[], p_finds bytea[], p_seals bytea[], p_messages uuid[], p_values jsonb) returns setof uuid language plpgsql
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
  begin`

const STOCK_AND_LIMIT = `    perform from offers.stock s where s.offer_id = any (p_offers) order by s.offer_id for update;
    update offers.stock s set remaining = s.remaining - t.n from (select o as offer_id, count(*) as n from unnest(p_offers) o group by o) t where s.offer_id = t.offer_id;
    insert into orders.limit_use as u (subject_kind, subject_id, offer_id, period, period_start, used, maximum)
    select 'person', l.resident, l.offer, 'pass-year', date_trunc('year', p_day)::date, count(*), 999 from unnest(p_residents, p_offers) l (resident, offer) group by l.resident, l.offer
    on conflict (subject_id, offer_id, subject_kind, period, period_start) do update set used = u.used + excluded.used, maximum = excluded.maximum;
`

const NINE = `
  create or replace function public.nine_rows_of_orders${GIVEN}
    insert into orders.idempotency (owner, key, body_hash, order_id, created_at)
    select l.resident, l.key, p_hash, l.id, p_at from unnest(p_residents, p_keys, p_ids) l (resident, key, id);
${STOCK_AND_LIMIT}    insert into orders.order (id, resident_id, door, ordered_at, delivery) select l.id, l.resident, 'resident', p_at, 'phone' from unnest(p_ids, p_residents) l (id, resident);
    insert into orders.line (voucher_id, order_id, household_id, resident_id, offer_id, limit_per, limit_period, limit_start)
    select l.voucher, l.id, l.resident, l.resident, l.offer, 'person', 'pass-year', date_trunc('year', p_day)::date from unnest(p_vouchers, p_ids, p_residents, p_offers) l (voucher, id, resident, offer);
    insert into vouchers.voucher (id, resident_id, household_id, pass_id, offer_id, version_id, provider_id, child, code_find, code_sealed, key_id, issued_at, valid_from, valid_to)
    select l.id, l.resident, l.resident, l.resident, l.offer, l.version, p_provider, false, l.find, l.seal, 'k1', p_at, p_day, p_day
      from unnest(p_vouchers, p_residents, p_offers, p_versions, p_finds, p_seals) l (id, resident, offer, version, find, seal);
    insert into messages.message (id, resident_id, kind, text_version, title, about, values, dedupe_key, created_at)
    select l.id, l.resident, 'order-placed', 1, 'Je hebt een bon besteld', 'Je bon', p_values, 'order-placed ' || l.about, p_at from unnest(p_messages, p_residents, p_ids) l (id, resident, about);
    insert into messages.delivery (message_id, channel, state, next_attempt_at) select l.id, 'letter', 'waiting', p_at from unnest(p_messages) l (id);
    perform pg_current_xact_id();
    insert into audit.event (number, at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, facts)
    select nextval('audit.event_number'), p_at, 'resident', l.resident::text, 'resident', 'orders.placed', 'order', l.id::text, '{"vouchers": 1}' from unnest(p_residents, p_ids) l (resident, id);
    return query select unnest(p_ids);
  end $$;`

/** The key in the order, the line in the voucher, the delivery in the message, and who did it read from the order. */
const FIVE = `
  create schema if not exists five_rows;
  create table if not exists five_rows.placed (id uuid primary key, resident_id uuid not null, door text not null check (door in ('resident', 'staff', 'system')), ordered_at timestamptz not null,
    delivery text not null check (delivery in ('phone', 'print', 'post', 'stip')), pick_up_at text, key text check (length(key) between 8 and 255), body_hash bytea check (octet_length(body_hash) = 32), actor text, role text, check ((delivery = 'stip') = (pick_up_at is not null)));
  create unique index if not exists placed_key on five_rows.placed (resident_id, key);
  create index if not exists placed_resident on five_rows.placed (resident_id, ordered_at);
  create table if not exists five_rows.voucher (like vouchers.voucher including constraints including defaults, order_id uuid not null, limit_per text, limit_period text, limit_start date, given_back_at timestamptz, value_cents integer);
  create unique index if not exists voucher_id on five_rows.voucher (id);
  create unique index if not exists voucher_find on five_rows.voucher (code_find);
  create index if not exists voucher_res on five_rows.voucher (resident_id, issued_at);
  create index if not exists voucher_ord on five_rows.voucher (order_id);
  create table if not exists five_rows.message (like messages.message including constraints including defaults, channel text, state text, attempts integer not null default 0, next_attempt_at timestamptz, sent_at timestamptz);
  create unique index if not exists message_id on five_rows.message (id);
  create unique index if not exists message_dedupe on five_rows.message (dedupe_key);
  create index if not exists message_res on five_rows.message (resident_id, created_at desc);
  create index if not exists message_post on five_rows.message (next_attempt_at) where state = 'waiting' and channel = 'letter';
  create or replace function public.five_rows_of_orders${GIVEN}
${STOCK_AND_LIMIT}    insert into five_rows.placed (id, resident_id, door, ordered_at, delivery, key, body_hash, actor, role) select l.id, l.resident, 'resident', p_at, 'phone', l.key, p_hash, l.resident::text, 'resident' from unnest(p_ids, p_residents, p_keys) l (id, resident, key);
    insert into five_rows.voucher (id, resident_id, household_id, pass_id, offer_id, version_id, provider_id, child, code_find, code_sealed, key_id, issued_at, valid_from, valid_to, order_id, limit_per, limit_period, limit_start)
    select l.id, l.resident, l.resident, l.resident, l.offer, l.version, p_provider, false, l.find, l.seal, 'k1', p_at, p_day, p_day, l.ord, 'person', 'pass-year', date_trunc('year', p_day)::date
      from unnest(p_vouchers, p_residents, p_offers, p_versions, p_finds, p_seals, p_ids) l (id, resident, offer, version, find, seal, ord);
    insert into five_rows.message (id, resident_id, kind, text_version, title, about, values, dedupe_key, created_at, channel, state, next_attempt_at)
    select l.id, l.resident, 'order-placed', 1, 'Je hebt een bon besteld', 'Je bon', p_values, 'order-placed ' || l.about, p_at, 'letter', 'waiting', p_at from unnest(p_messages, p_residents, p_ids) l (id, resident, about);
    return query select unnest(p_ids);
  end $$;`

/** Lists a second times their length: who waits goes in one list, and sends the next one with its answer. `owner` may write every table. */
export async function rowsOfOrders(owner: Database, { house, people, offers }: City, shape: Shape, seconds: number, rows: Rows): Promise<number> {
  await owner.query(rows === 'nine' ? NINE : FIVE)
  const values = JSON.stringify({ date: '28 november 2026', time: '12.00', name: 'Marjan', offer: 'Gratis zwemmen', provider: 'Zwembad De Baken', people: 'jou', voucherValidTo: '31 december 2026' })
  let count = 0
  const began = performance.now()
  while (performance.now() < began + seconds * 1000) {
    const at = new Date()
    const list = Array.from({ length: shape.clients }, () => {
      const offer = offers[Math.floor(Math.random() * shape.offers)]!
      const voucher = newId(at)
      return { id: newId(at), key: randomBytes(16).toString('hex'), resident: people[Math.floor(Math.random() * people.length)]!.id, offer, voucher, message: newId(at), ...newVoucherCode(house, voucher, offer.providerId!) }
    })
    const of = <T>(part: (one: (typeof list)[number]) => T): T[] => list.map(part)
    const answers = await owner.prepared(`rows.of.orders.${rows}`, `select public.${rows}_rows_of_orders($1::date, $2::timestamptz, $3::uuid[], $4::text[], $5::bytea, $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid, $10::uuid[], $11::bytea[], $12::bytea[], $13::uuid[], $14::jsonb)`, [
      house.clock.today(), at, of(({ id }) => id), of(({ key }) => key), randomBytes(32), of(({ resident }) => resident), of(({ offer }) => offer.offerId), of(({ offer }) => offer.versionId), list[0]!.offer.providerId,
      of(({ voucher }) => voucher), of(({ code_find }) => `\\x${code_find}`), of(({ code_sealed }) => `\\x${code_sealed}`), of(({ message }) => message), values,
    ])
    count += answers.length
  }
  return count / ((performance.now() - began) / 1000)
}
