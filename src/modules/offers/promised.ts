import type { Queryable } from '#db/database.ts'
import { type Directory, type ProviderCard, providerDirectory } from '#modules/providers/index.ts'
import type { House } from '#src/house.ts'
import { benefitWords } from './domain/benefit.ts'
import { isCategory } from './domain/category.ts'
import { readShape } from './domain/shape.ts'
import type { PromisedOffer } from './offer.ts'
import * as store from './offers.store.ts'
import { text } from './offers.text.ts'

/** A row as the rest of the house knows it. A row that cannot be read is a bug of ours, so it throws. */
export function promisedOffer(row: store.VersionRow, { providers, groups }: Directory): PromisedOffer {
  const shape = readShape(row.shape)
  if (!shape.ok || !isCategory(row.category)) throw new Error(`Version ${row.version_id} of an offer holds a shape or category that this release does not know.`)
  const group = row.provider_group_id === null ? undefined : groups.get(row.provider_group_id)
  const givers = (group?.members ?? [row.provider_id]).map((id) => providers.get(id ?? '')).filter((provider): provider is ProviderCard => provider !== undefined)
  return {
    offerId: row.offer_id, versionId: row.version_id, number: row.number, slug: row.slug, publishedAt: row.published_at,
    title: row.title, summary: row.summary, description: row.description, category: row.category, shape: shape.value,
    ...(row.normal_price_cents === null ? {} : { normalPrice: row.normal_price_cents }),
    benefit: benefitWords(shape.value, row.normal_price_cents ?? undefined),
    audience: audienceOf(row),
    ...(row.voucher_value_cents === null ? {} : { voucherValue: row.voucher_value_cents }),
    ...(row.draw_closes_at === null ? {} : { drawClosesAt: row.draw_closes_at }),
    companions: row.companions,
    ...(row.limit_count && row.limit_per && row.limit_period ? { limit: { count: row.limit_count, per: row.limit_per, period: row.limit_period } } : {}),
    orderableFrom: row.orderable_from, orderableUntil: row.orderable_until, usableFrom: row.usable_from, usableUntil: row.usable_until,
    days: row.days, note: row.note, bring: row.bring, booking: row.booking,
    ...(row.picture === null || row.picture_width === null || row.picture_height === null ? {} : { picture: { hash: row.picture, alt: row.picture_alt, width: row.picture_width, height: row.picture_height } }),
    ...(Object.keys(row.english).length ? { english: row.english } : {}),
    providerId: row.provider_id ?? undefined, providerGroupId: row.provider_group_id ?? undefined,
    giver: group?.name ?? givers[0]?.name ?? '', place: group ? text.places(givers.length) : placeOf(givers[0]), providers: givers,
  }
}

const audienceOf = (row: store.VersionRow): PromisedOffer['audience'] => ({
  ...(row.min_age === null ? {} : { minAge: row.min_age }), ...(row.max_age === null ? {} : { maxAge: row.max_age }),
  ...(row.for_whom === 'everyone' ? {} : { forWhom: row.for_whom }),
  ...(row.postcodes.length ? { postcodes: row.postcodes } : {}), ...(row.first_pass_only ? { firstPassOnly: true } : {}),
})

const placeOf = (provider: ProviderCard | undefined): string => provider?.neighbourhood || provider?.place || ''

/** What these versions promise, also of offers that have ended since: for vouchers, their PDF and the scanner. By version id. */
export async function promisedOffers(house: House, q: Queryable, versionIds: readonly string[]): Promise<Map<string, PromisedOffer>> {
  if (!versionIds.length) return new Map()
  const rows = await store.versions(q, [...new Set(versionIds)])
  const directory = await providerDirectory(house, q)
  return new Map(rows.map((row) => [row.version_id, promisedOffer(row, directory)]))
}
