import { createHash } from 'node:crypto'
import type { Database } from '#db/database.ts'
import { addDays, dayOf, localDate } from '#shared/local-date.ts'
import { type RulesInForce, rulesOn } from '#modules/eligibility/rules-in-force.ts'
import type { House } from '#src/house.ts'
import { dice } from './dice.ts'
import { type City, cityHousehold, MOST_HOUSEHOLDS } from './household.ts'
import { judged } from './judged.ts'
import { cityOffer, cityProvider } from './offers.ts'
import { writeHouseholds } from './write-households.ts'
import { type Written, writeOffers, writeProviders, writeStock } from './write-offers.ts'
import { vouchersOf, writeVouchers } from './write-vouchers.ts'

export type CityWish = { readonly households: number; readonly offers: number; readonly seed: number }
/** What was made. `hash` is over all that a reader could see: the same for the same wish on the same day. */
export type CityMade = { readonly residents: number; readonly passes: number; readonly vouchers: number; readonly offers: number; readonly hash: string }

/** So many at a time: the next ones are made up while the database writes these. */
const CHUNK = 2000
const PER_PROVIDER = 3

export class CityRefused extends Error {}

/**
 * Fills a demonstration with a city of any size: households that applied this year, judged by the income test itself,
 * with passes, messages, offers, orders, vouchers and redemptions, as rows that every invariant holds for once the
 * worker came by (it tells who is nearly 18, and whose pass ends soon). Only what a city has no use for is left out: lines of the audit log, and the
 * tries of each delivery. One transaction: all or nothing.
 */
export async function makeCity(house: House, owner: Database, { households, offers, seed }: CityWish): Promise<CityMade> {
  if (!house.config.demonstration) throw new CityRefused('A made-up city is for a demonstration only. Nothing was written.')
  if (households > MOST_HOUSEHOLDS) throw new CityRefused(`There are BSNs for ${MOST_HOUSEHOLDS} households at most. Nothing was written.`)
  const now = house.clock.now()
  const today = dayOf(now)
  // Since 1 November of last year: every pass that was given in that time still holds.
  const from = new Date(`${Number(today.slice(0, 4)) - 1}-11-01T09:00:00+01:00`)
  const { neighbourhoods, brpCode: ownMunicipality, name: town } = house.municipality
  const city: City = { seed, households, from, until: now, neighbourhoods, ownMunicipality, town }
  const hash = createHash('sha256')
  const count = { residents: 0, passes: 0, vouchers: 0 }

  await owner.transaction(async (tx) => {
    await tx.query('set local synchronous_commit = off')
    if (await tx.maybe(`select from providers.provider where slug = 'stad-0'`)) throw new CityRefused('There is a made-up city already. Nothing was written. Start anew with npm run reset.')
    const { first } = await tx.one<{ first: number }>(`select setval('eligibility.application_number', (select last_value from eligibility.application_number) + $1) - $1 + 1 as first`, [households])
    const providers = Array.from({ length: Math.ceil(offers / PER_PROVIDER) }, (_, n) => cityProvider(seed, n, neighbourhoods, town, from))
    const days = { from: localDate(dayOf(from)), until: localDate(`${today.slice(0, 4)}-12-31`), later: addDays(today, 14) }
    const written = Array.from({ length: offers }, (_, n): Written => {
      const chance = dice(seed, 'stock', n)
      return { ...cityOffer(seed, n, providers, days), id: chance.id(from), versionId: chance.id(from), withStock: chance.chance(0.2) }
    })
    await writeProviders(tx, providers, from)
    await writeOffers(tx, written, (n) => new Date(from.getTime() + Math.floor(((now.getTime() - from.getTime()) * n) / offers)))
    hash.update(JSON.stringify([providers, written]))

    const onSale = written.filter(({ state, usableFrom }) => state === 'published' && usableFrom <= today)
    const sold = new Map<string, number>()
    const rules = new Map<string, RulesInForce>()
    let writing: Promise<void> = Promise.resolve()
    for (let begin = 0; begin < households; begin += CHUNK) {
      const some = Array.from({ length: Math.min(CHUNK, households - begin) }, (_, n) => cityHousehold(city, begin + n))
      for (const { day } of some) if (!rules.has(day)) rules.set(day, await rulesOn(house, day))
      const list = some.map((household, n) => judged(household, begin + n, first, rules.get(household.day)!, now))
      const vouchers = list.flatMap((one) => vouchersOf(one, onSale, now))
      for (const { offer, state } of vouchers) if (state !== 'cancelled') sold.set(offer.id, (sold.get(offer.id) ?? 0) + 1)
      hash.update(JSON.stringify([
        list.map(({ id, received, address, adults, children, channel, facts, application, passes }) => [id, received, address, adults, children, channel, facts, application.state, passes]),
        vouchers.map(({ of: _of, offer, ...voucher }) => ({ ...voucher, offer: offer.id })),
      ]))
      count.residents += list.reduce((sum, { adults, children }) => sum + adults.length + children.length, 0)
      count.passes += list.reduce((sum, { passes }) => sum + passes.length, 0)
      count.vouchers += vouchers.length
      await writing
      writing = writeHouseholds(house, tx, list).then(() => writeVouchers(house, tx, vouchers))
      // A failure is seen at the next turn, or at the end.
      writing.catch(() => {})
    }
    await writing
    await writeStock(tx, written.filter(({ withStock }) => withStock).map(({ id }, n) => ({ id, sold: sold.get(id) ?? 0, left: n % 10 ? 5 + (n % 200) : 0 })))
  })
  await owner.query('analyze')
  return { ...count, offers, hash: hash.digest('hex') }
}
