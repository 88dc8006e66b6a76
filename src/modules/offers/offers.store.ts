import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { OfferState } from './domain/state.ts'
import type { ForWhom } from './domain/terms.ts'
import type { Booking, English } from './offer.ts'

export type VersionRow = {
  version_id: string; offer_id: string; number: number; slug: string; state: OfferState
  title: string; summary: string; description: string; category: string
  provider_id: string | null; provider_group_id: string | null
  shape: unknown; normal_price_cents: number | null; min_age: number | null; max_age: number | null; companions: number
  for_whom: ForWhom; postcodes: string[]; first_pass_only: boolean; voucher_value_cents: number | null; draw_closes_at: Date | null
  limit_count: number | null; limit_per: 'person' | 'household' | null; limit_period: 'pass-year' | 'quarter' | 'month' | 'season' | null
  orderable_from: Date; orderable_until: Date; usable_from: LocalDate; usable_until: LocalDate
  days: string; note: string; bring: string; booking: Booking; english: English; published_at: Date
  picture: string | null; picture_alt: string; picture_width: number | null; picture_height: number | null
}

const COLUMNS = `v.id as version_id, v.offer_id, v.number, o.slug, o.state, v.title, v.summary, v.description, v.category, v.provider_id,
  v.provider_group_id, v.shape, v.normal_price_cents, v.min_age, v.max_age, v.companions, v.limit_count, v.limit_per, v.limit_period,
  v.orderable_from, v.orderable_until, v.usable_from, v.usable_until, v.days, v.note, v.bring, v.booking, v.published_at,
  v.for_whom, v.postcodes, v.first_pass_only, v.voucher_value_cents, v.draw_closes_at, v.english, v.picture, v.picture_alt,
  (select p.width from offers.picture p where p.hash = v.picture) as picture_width, (select p.height from offers.picture p where p.hash = v.picture) as picture_height`

export type Standing = { readonly offer_id: string; readonly version_id: string; readonly state: OfferState }

/** Of every offer that was ever published, the version that counts now, newest first. */
export const standing = (q: Queryable) => q.query<Standing>(`
  select o.id as offer_id, o.version_id, o.state from offers.offer o join offers.version v on v.id = o.version_id
   where o.state <> 'draft' order by v.published_at desc, v.title, o.id`)

/** What an offer promises now. */
export const currentVersion = (q: Queryable, offerId: string) => q.maybe<VersionRow>(`
  select ${COLUMNS} from offers.offer o join offers.version v on v.id = o.version_id where o.id = $1`, [offerId])

/** What these offers promise now. */
export const currentVersions = (q: Queryable, offerIds: readonly string[]) => q.query<VersionRow>(`
  select ${COLUMNS} from offers.offer o join offers.version v on v.id = o.version_id where o.id = any ($1::uuid[])`, [offerIds])

export const versions = (q: Queryable, ids: readonly string[]) => q.query<VersionRow>(`
  select ${COLUMNS} from offers.version v join offers.offer o on o.id = v.offer_id
   where v.id = any ($1::uuid[]) and v.published_at is not null`, [ids])

/** Offers of which none are left on the site, and some for the desk. */
export const keptForDesk = async (q: Queryable): Promise<ReadonlySet<string>> =>
  new Set((await q.query<{ id: string }>('select offer_id as id from offers.stock where sold_out and remaining > 0')).map(({ id }) => id))

/** One short question, asked often: has the window changed, and what is sold out but for what the desk keeps? */
export const pulse = (q: Queryable) => q.one<{ changes: number; sold_out: string[] }>(`
  select offers.changes() as changes,
         array(select s.offer_id::text from offers.stock s where s.sold_out order by s.offer_id) as sold_out`)

/** The offer with this slug, held until the end of the transaction. */
export const hold = (tx: Tx, slug: string) => tx.maybe<{ id: string; state: OfferState }>(
  'select id, state from offers.offer where slug = $1 for update', [slug])

/** Held with others until the end of the transaction: whoever publishes, pauses or ends it waits. */
export const holdForShare = (tx: Tx, id: string) => tx.query('select from offers.offer where id = $1 for share', [id])

/** False: there is one with this address since a moment ago. */
export const createOffer = async (tx: Tx, id: string, slug: string, at: Date): Promise<boolean> => (await tx.query(
  `insert into offers.offer (id, slug, state, created_at) values ($1, $2, 'draft', $3) on conflict (slug) do nothing returning id`, [id, slug, at])).length === 1

export const moveOffer = (tx: Tx, id: string, state: OfferState) => tx.query('update offers.offer set state = $2 where id = $1', [id, state])

export const sell = (tx: Tx, id: string, versionId: string) => tx.query(
  `update offers.offer set state = 'published', version_id = $2 where id = $1`, [id, versionId])

export type NewVersion = Omit<VersionRow, 'slug' | 'state' | 'number' | 'orderable_from' | 'orderable_until' | 'draw_closes_at' | 'picture_width' | 'picture_height'> & {
  /** Wall-clock time in the Netherlands: "2026-12-01 09:00". Orders are taken from then, and up to the end of the other day. */
  orderable_from: string
  draw_closes_at: string | null
  orderable_until_day: LocalDate
  published_by: string | null
}

export const insertVersion = (tx: Tx, v: NewVersion) => tx.one<{ number: number }>(`
  insert into offers.version (id, offer_id, number, title, summary, description, category, provider_id, provider_group_id, shape,
    normal_price_cents, min_age, max_age, companions, limit_count, limit_per, limit_period, orderable_from, orderable_until,
    usable_from, usable_until, days, note, bring, booking, published_at, published_by, for_whom, postcodes, first_pass_only, voucher_value_cents, draw_closes_at, english, picture, picture_alt)
  values ($1, $2, (select coalesce(max(number), 0) + 1 from offers.version where offer_id = $2), $3, $4, $5, $6, $7, $8, $9,
    $10, $11, $12, $13, $14, $15, $16, $17::timestamp at time zone 'Europe/Amsterdam', ($18::date + 1)::timestamp at time zone 'Europe/Amsterdam',
    $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31::timestamp at time zone 'Europe/Amsterdam', $32, $33, $34)
  returning number`,
  [v.version_id, v.offer_id, v.title, v.summary, v.description, v.category, v.provider_id, v.provider_group_id, JSON.stringify(v.shape),
    v.normal_price_cents, v.min_age, v.max_age, v.companions, v.limit_count, v.limit_per, v.limit_period, v.orderable_from, v.orderable_until_day,
    v.usable_from, v.usable_until, v.days, v.note, v.bring, JSON.stringify(v.booking), v.published_at, v.published_by,
    v.for_whom, v.postcodes, v.first_pass_only, v.voucher_value_cents, v.draw_closes_at, JSON.stringify(v.english), v.picture, v.picture_alt])

/** Sets how many there are in all, the last `held` for the desk; what was sold stays sold. No row comes back when more than `initial` were sold already. */
export const setStock = (tx: Tx, offerId: string, initial: number, held: number) => tx.maybe<{ remaining: number }>(`
  insert into offers.stock as s (offer_id, initial, remaining, held_for_desk) values ($1, $2, $2, $3)
  on conflict (offer_id) do update set initial = excluded.initial, remaining = s.remaining + excluded.initial - s.initial, held_for_desk = excluded.held_for_desk
   where s.remaining + excluded.initial - s.initial >= 0
  returning remaining`, [offerId, initial, held])

export const stockOf = (q: Queryable, offerId: string) => q.maybe<{ initial: number; remaining: number; held_for_desk: number }>(
  'select initial, remaining, held_for_desk from offers.stock where offer_id = $1', [offerId])

/** Sets what the vouchers may cost in all; what was spent stays spent. No row comes back when more than `total` was spent already. */
export const setBudget = (tx: Tx, offerId: string, total: number) => tx.maybe<{ spent_cents: number }>(`
  insert into offers.budget as b (offer_id, total_cents) values ($1, $2)
  on conflict (offer_id) do update set total_cents = excluded.total_cents where b.spent_cents <= excluded.total_cents
  returning spent_cents`, [offerId, total])

export const budgetOf = (q: Queryable, offerId: string) => q.maybe<{ total_cents: number; spent_cents: number }>(
  'select total_cents, spent_cents from offers.budget where offer_id = $1', [offerId])
