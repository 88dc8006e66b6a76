import type { Queryable, Tx } from '#db/database.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { tellMany, toldAt } from '#modules/messages/index.ts'
import { type HoldersAt, laterWords, type PlaceChange, type PlacesChanged, type PlacesStay, type ProviderCard, type ProviderFacts } from '#modules/providers/index.ts'
import { residentCards } from '#modules/residents/index.ts'
import { openVouchersPromisedBy } from '#modules/vouchers/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import { formatDate, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { orderText } from './order-words.ts'
import { text } from './orders.text.ts'
import { type Holder, holdersAmong, lastDay, lastUse } from './tell-holders.ts'

const PAGE = 'pages/aanbieders'
const BATCH = 500
const AHEAD = 'place-planned'

type Ahead = { readonly from: LocalDate; readonly after: ProviderFacts }

/** How many people would be told of a change at a provider: for a child, the one who ordered. */
export const holdersAt = (house: House): HoldersAt => async (promisers, from) => (await holdersOn(house, house.db, promisers, from)).length

/** Who can still go there, on that day or later: a voucher whose last day is the day before is over by then. */
async function holdersOn(house: House, q: Queryable, promisers: readonly string[], from: LocalDate = house.clock.today()): Promise<readonly Holder[]> {
  const open = await openVouchersPromisedBy(house, q, promisers, house.clock.today())
  return holdersAmong(house, q, open.filter(({ validTo }) => validTo >= from))
}

/**
 * Somewhere moved, stopped, or keeps other hours. Whoever ordered a voucher that can still be used there hears what is
 * different, once, and that the voucher stays; of a day that is still to come whose voucher can be used then, with the day.
 * In the transaction that approves it.
 */
export const tellOfPlaces = (house: House): PlacesChanged => async (tx, { eventId, provider, promisers, changes, ahead }) => {
  const holders = await holdersOn(house, tx, promisers, ahead?.from)
  if (ahead) return tellAhead(house, tx, eventId, provider, ahead, holders)
  const lines = changes.length ? changes.map((change) => lineOf(house, change)) : [sentence(house, `${PAGE}#place-other`)]
  for (let from = 0; from < holders.length; from += BATCH) {
    await tellMany(house, tx, holders.slice(from, from + BATCH).map(({ residentId, givenName, vouchers }) => ({
      residentId, kind: 'place-changed', dedupeKey: `place-changed ${eventId} ${residentId}`,
      values: { name: givenName, provider: provider.name, date: formatDate(house.clock.today()), changes: lines.join('\n'), vouchers: text.vouchers(vouchers.length), voucherValidTo: lastDay(vouchers, 'nl') },
    })))
  }
  return { told: holders.length }
}

async function tellAhead(house: House, tx: Tx, eventId: string, provider: ProviderCard, ahead: Ahead, holders: readonly Holder[]): Promise<{ told: number }> {
  const words = wordsOf(house, provider, ahead)
  await tellMany(house, tx, holders.map(({ residentId, givenName, vouchers }) => ({
    residentId, kind: AHEAD, dedupeKey: `${AHEAD} ${eventId} ${residentId}`,
    values: (lang) => ({
      name: givenName, provider: provider.name, ...words[lang], vouchers: orderText[lang].vouchers(vouchers.length), voucherValidTo: spoken[lang].date(lastUse(vouchers)),
    }),
  })))
  return { told: holders.length }
}

/**
 * What was said ahead does not happen. Who was told hears so, and who can have read it: whoever ordered a voucher since that can be
 * used on that day. In the transaction that takes it back.
 */
export const tellPlacesStay = (house: House): PlacesStay => async (tx, { eventId, provider, promisers, decidedAt, from, after }) => {
  const told = await toldAt(tx, decidedAt, `${AHEAD} ${eventId} `)
  const readers = [...new Set([...told, ...(await holdersOn(house, tx, promisers, from)).map(({ residentId }) => residentId)])]
  const words = wordsOf(house, provider, { from, after })
  for (let at = 0; at < readers.length; at += BATCH) {
    const some = await residentCards(house, tx, readers.slice(at, at + BATCH))
    await tellMany(house, tx, some.map(({ id, givenName }) => ({
      residentId: id, kind: 'place-stays', dedupeKey: `place-stays ${eventId} ${id}`, values: (lang) => ({ name: givenName, provider: provider.name, ...words[lang] }),
    })))
  }
  return { told: readers.length }
}

/** The day and what is otherwise from then on, in each language once: everybody is told the same. */
function wordsOf(house: House, provider: ProviderCard, { from, after }: Ahead): Readonly<Record<Language, { readonly date: string; readonly changes: string }>> {
  const said = (lang: Language) => ({ date: spoken[lang].date(from), changes: laterWords(house, provider, after, from, lang).map(({ text: line }) => line).join('\n') || sentence(house, 'pages/plek-straks#else', { date: spoken[lang].date(from) }, lang) })
  return { nl: said('nl'), en: said('en') }
}

const named = (name: string, address: string): string => (name ? `${name}, ${address}` : address)

function lineOf(house: House, change: PlaceChange): string {
  switch (change.kind) {
    case 'moved': return sentence(house, `${PAGE}#moved`, { address: named(change.name, change.to), oldAddress: change.from })
    case 'ended': return sentence(house, `${PAGE}#place-ended`, { oldAddress: named(change.name, change.from) })
    case 'hours': return sentence(house, `${PAGE}#hours`, { address: named(change.name, change.at), hours: change.hours.replaceAll('\n', ' ').replace(/\.$/, '') })
  }
}
