import type { Queryable } from '#db/database.ts'
import type { CityOffer, CityProvider } from './offers.ts'
import { type Columns, insertAll } from './rows.ts'

/** An offer of the city that was written, with what an order needs. */
export type Written = CityOffer & { readonly id: string; readonly versionId: string; readonly withStock: boolean }

const PROVIDER: Columns<CityProvider & { at: Date }> = {
  id: ['uuid', ({ id }) => id], slug: ['text', ({ slug }) => slug], name: ['text', ({ name }) => name], kvk: ['text', ({ kvk }) => kvk],
  address: ['text', ({ address }) => address], postcode: ['text', ({ postcode }) => postcode], place: ['text', ({ place }) => place],
  neighbourhood: ['text', ({ neighbourhood }) => neighbourhood], opening_hours: ['text', ({ openingHours }) => openingHours], access: ['text', ({ access }) => access],
  created_at: ['timestamptz', ({ at }) => at],
}

export const writeProviders = (q: Queryable, providers: readonly CityProvider[], at: Date): Promise<void> =>
  insertAll(q, 'providers.provider', providers.map((provider) => ({ ...provider, at })), PROVIDER)

type Row = Written & { at: Date }

const OFFER: Columns<Row> = {
  id: ['uuid', ({ id }) => id], slug: ['text', ({ slug }) => slug], state: ['text', () => 'draft'], created_at: ['timestamptz', ({ at }) => at],
}
const DUTCH = "timestamp at time zone 'Europe/Amsterdam'"
const VERSION: Columns<Row> = {
  id: ['uuid', ({ versionId }) => versionId], offer_id: ['uuid', ({ id }) => id], number: ['integer', () => 1],
  title: ['text', ({ title }) => title], summary: ['text', ({ summary }) => summary], description: ['text', ({ description }) => description],
  category: ['text', ({ category }) => category], provider_id: ['uuid', ({ provider }) => provider.id],
  shape: ['jsonb', ({ shape }) => JSON.stringify(shape)], normal_price_cents: ['integer', ({ normalPrice }) => normalPrice],
  min_age: ['smallint', ({ audience }) => audience.minAge], max_age: ['smallint', ({ audience }) => audience.maxAge], companions: ['smallint', ({ companions }) => companions],
  limit_count: ['smallint', ({ limit }) => limit?.count], limit_per: ['text', ({ limit }) => limit?.per], limit_period: ['text', ({ limit }) => limit?.period],
  orderable_from: [DUTCH, ({ orderableFrom }) => `${orderableFrom.day} ${orderableFrom.time}`], orderable_until: [DUTCH, ({ orderableUntil }) => `${orderableUntil} 24:00`],
  usable_from: ['date', ({ usableFrom }) => usableFrom], usable_until: ['date', ({ usableUntil }) => usableUntil],
  days: ['text', ({ days }) => days], booking: ['jsonb', ({ booking }) => JSON.stringify(booking)],
  published_at: ['timestamptz', ({ at }) => at],
}

/** Published versions, as publishOffer writes them; a draft first, because an offer and its version point to each other. */
export async function writeOffers(q: Queryable, offers: readonly Written[], publishedAt: (n: number) => Date): Promise<void> {
  const rows = offers.map((offer, n): Row => ({ ...offer, at: publishedAt(n) }))
  for (let at = 0; at < rows.length; at += 5000) {
    await insertAll(q, 'offers.offer', rows.slice(at, at + 5000), OFFER)
    await insertAll(q, 'offers.version', rows.slice(at, at + 5000), VERSION)
  }
  for (const state of ['published', 'paused', 'ended'] as const) {
    await q.query('update offers.offer o set state = $2, version_id = v.id from offers.version v where v.offer_id = o.id and o.id = any ($1::uuid[])',
      [offers.filter((offer) => offer.state === state).map(({ id }) => id), state])
  }
}

/** Some scarce offers: what was sold and what is left is what there was. One in ten of them is sold out. */
export const writeStock = (q: Queryable, stock: readonly { readonly id: string; readonly sold: number; readonly left: number }[]): Promise<void> =>
  insertAll(q, 'offers.stock', stock, { offer_id: ['uuid', ({ id }) => id], initial: ['integer', ({ sold, left }) => sold + left], remaining: ['integer', ({ left }) => left] })
