import { owedFor, promisedOffers } from '#modules/offers/index.ts'
import { providerCard } from '#modules/providers/index.ts'
import type { Cents } from '#shared/money.ts'
import type { House } from '#src/house.ts'
import { type Answer, file, Forbidden, page } from '#web/answer.ts'
import { get, type Route, type Signed, type Visit } from '#web/route.ts'
import { csv } from './domain/csv.ts'
import { isMonth } from './domain/figures.ts'
import { type ProviderMonth, providerMonths } from './domain/provider-months.ts'
import { MONTHS_PATH, monthsPage } from './provider-months.views.ts'
import { text } from './provider-months.text.ts'
import * as store from './reports.store.ts'

/** Which provider somebody signed in at the provider's door acts for; app.ts wires identity and providers to it. */
type ProviderOf = (signed: Signed) => Promise<string | undefined>
type Provider = { readonly id: string; readonly name: string }

/** For who manages a provider: what was redeemed with them by month and by offer, and what the municipality pays for it. Their own figures, so none is hidden for being small. */
export const providerMonthsRoutes = (house: House, { providerOf }: { readonly providerOf: ProviderOf }): Route[] => [
  get(MONTHS_PATH,          'see-provider', async (visit) => showMonths(house, visit, await providerHere(house, providerOf, visit))),
  get(`${MONTHS_PATH}.csv`, 'see-provider', async (visit) => download(house, visit, await providerHere(house, providerOf, visit))),
]

async function providerHere(house: House, providerOf: ProviderOf, { signed }: Visit): Promise<Provider> {
  const id = signed && await providerOf(signed)
  const provider = id && await providerCard(house, house.db, id)
  if (!provider) throw new Forbidden('no provider')
  return provider
}

/** Every month in which something was redeemed. */
async function monthsOf(house: House, provider: Provider): Promise<readonly ProviderMonth[]> {
  const rows = await store.redeemedAt(house.db, provider.id)
  const offers = await promisedOffers(house, house.db, rows.map(({ version_id }) => version_id))
  // The newest version last: a line carries its name.
  const counted = rows.map((row) => {
    const offer = offers.get(row.version_id)
    if (!offer) throw new Error(`Offer version ${row.version_id} of a voucher is not there.`)
    return { number: offer.number, month: row.month.slice(0, 7), offerId: offer.offerId, title: offer.title, worth: owedFor(offer), redeemed: row.redeemed, takenBack: row.taken_back }
  })
  return providerMonths(counted.toSorted((a, b) => a.number - b.number))
}

async function showMonths(house: House, visit: Visit, provider: Provider): Promise<Answer> {
  const months = await monthsOf(house, provider)
  const chosen = months.find(({ month }) => month === visit.query['maand']) ?? months[0]
  return page({ title: text.title, area: 'provider', current: MONTHS_PATH, body: monthsPage({ house, provider: provider.name, months, chosen, now: visit.today.slice(0, 7) }) })
}

async function download(house: House, visit: Visit, provider: Provider): Promise<Answer> {
  const wanted = isMonth(visit.query['maand']) ? visit.query['maand'] : undefined
  const months = (await monthsOf(house, provider)).filter(({ month }) => wanted === undefined || month === wanted)
  return file({ type: 'text/csv; charset=utf-8', download: true, name: text.file(wanted), body: csv(rowsOf(months)) })
}

/** A line for each offer and month. An amount that nobody knows is an empty cell, never a nought. */
const rowsOf = (months: readonly ProviderMonth[]): readonly (readonly (string | number)[])[] => [
  text.csv.head,
  ...months.flatMap(({ month, lines }) => lines.map(({ title, redeemed, takenBack, worth, amount }) =>
    [month, title, redeemed, takenBack, inEuro(worth?.cents), inEuro(amount), text.csv.kinds[worth ? (worth.most ? 'most' : 'exact') : 'unknown']])),
]

/** "6,50": as a Dutch spreadsheet reads a number. */
const inEuro = (cents: Cents | undefined): string => (cents === undefined ? '' : `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`)
