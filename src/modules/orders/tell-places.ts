import { sentence } from '#modules/knowledge/index.ts'
import { tellMany } from '#modules/messages/index.ts'
import type { HoldersAt, PlaceChange, PlacesChanged } from '#modules/providers/index.ts'
import { openVouchersPromisedBy } from '#modules/vouchers/index.ts'
import { formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { text } from './orders.text.ts'
import { holdersAmong, lastDay } from './tell-holders.ts'

const PAGE = 'pages/aanbieders'
const BATCH = 500

/** How many people would be told of a change at a provider: for a child, the one who ordered. */
export const holdersAt = (house: House): HoldersAt => async (promisers) =>
  (await holdersAmong(house, house.db, await openVouchersPromisedBy(house, house.db, promisers, house.clock.today()))).length

/**
 * Somewhere moved, stopped, or keeps other hours. Whoever ordered a voucher that can still be used there hears what is
 * different, once, and that the voucher stays. In the transaction that approves it.
 */
export const tellOfPlaces = (house: House): PlacesChanged => async (tx, { eventId, provider, promisers, changes }) => {
  const holders = await holdersAmong(house, tx, await openVouchersPromisedBy(house, tx, promisers, house.clock.today()))
  const lines = changes.length ? changes.map((change) => lineOf(house, change)) : [sentence(house, `${PAGE}#place-other`)]
  for (let from = 0; from < holders.length; from += BATCH) {
    await tellMany(house, tx, holders.slice(from, from + BATCH).map(({ residentId, givenName, vouchers }) => ({
      residentId, kind: 'place-changed', dedupeKey: `place-changed ${eventId} ${residentId}`,
      values: { name: givenName, provider: provider.name, date: formatDate(house.clock.today()), changes: lines.join('\n'), vouchers: text.vouchers(vouchers.length), voucherValidTo: lastDay(vouchers) },
    })))
  }
  return { told: holders.length }
}

const named = (name: string, address: string): string => (name ? `${name}, ${address}` : address)

function lineOf(house: House, change: PlaceChange): string {
  switch (change.kind) {
    case 'moved': return sentence(house, `${PAGE}#moved`, { address: named(change.name, change.to), oldAddress: change.from })
    case 'ended': return sentence(house, `${PAGE}#place-ended`, { oldAddress: named(change.name, change.from) })
    case 'hours': return sentence(house, `${PAGE}#hours`, { address: named(change.name, change.at), hours: change.hours.replaceAll('\n', ' ').replace(/\.$/, '') })
  }
}
