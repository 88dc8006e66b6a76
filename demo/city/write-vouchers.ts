import type { Queryable } from '#db/database.ts'
import { ageOn, dayOf } from '#shared/local-date.ts'
import { ageFits, periodOf } from '#modules/offers/index.ts'
import { newVoucherCode } from '#modules/vouchers/voucher-code.ts'
import type { House } from '#src/house.ts'
import type { Judged } from './judged.ts'
import { insertAll } from './rows.ts'
import type { Written } from './write-offers.ts'

export type CityVoucher = {
  readonly id: string
  readonly orderId: string
  readonly of: Judged
  readonly pass: Judged['passes'][number]
  readonly offer: Written
  readonly at: Date
  readonly state: 'issued' | 'redeemed' | 'cancelled'
  readonly usedAt: Date
  readonly redemptionId: string
}

/** How many vouchers somebody orders in a year: half of them none, a few very many (0.5 to 1.3 uses a holder, GelrePas 2017). */
const HOW_MANY = [[0, 48], [1, 22], [2, 13], [3, 8], [5, 6], [8, 3]] as const

/** What a household ordered since it has the pass: each offer once, popular ones most, and only what somebody has the age for. */
export function vouchersOf(one: Judged, offers: readonly Written[], now: Date): CityVoucher[] {
  const { dice, decision } = one
  if (!decision || !offers.length) return []
  const had = new Set<string>()
  return one.passes.flatMap((pass) => Array.from({ length: dice.weighed(HOW_MANY) }, (): CityVoucher | undefined => {
    // The square of chance: the first tenth of the offers takes a third of the orders.
    const offer = offers[Math.floor(dice.next() ** 2 * offers.length)]!
    const at = new Date(decision.decidedAt.getTime() + Math.floor(dice.next() * (now.getTime() - decision.decidedAt.getTime())))
    const usedAt = new Date(at.getTime() + Math.floor(dice.next() * (now.getTime() - at.getTime())))
    const [id, orderId, redemptionId] = [dice.id(at), dice.id(at), dice.id(usedAt)]
    const state = dice.weighed<CityVoucher['state']>([['redeemed', 55], ['issued', 41], ['cancelled', 4]])
    const day = dayOf(at)
    if (had.has(offer.id) || day > pass.to || !ageFits(offer.audience, pass.person.born, day, offer.usableUntil)) return undefined
    had.add(offer.id)
    return { id, orderId, of: one, pass, offer, at, state, usedAt, redemptionId }
  }).filter((voucher) => voucher !== undefined))
}

export async function writeVouchers(house: House, q: Queryable, list: readonly CityVoucher[]): Promise<void> {
  const codes = new Map(list.map(({ id, offer }) => [id, newVoucherCode(house, id, offer.provider.id)]))
  await insertAll(q, 'vouchers.voucher', list, {
    id: ['uuid', ({ id }) => id], resident_id: ['uuid', ({ pass }) => pass.person.id], household_id: ['uuid', ({ of }) => of.id], pass_id: ['uuid', ({ pass }) => pass.id],
    offer_id: ['uuid', ({ offer }) => offer.id], version_id: ['uuid', ({ offer }) => offer.versionId], provider_id: ['uuid', ({ offer }) => offer.provider.id],
    child: ['boolean', ({ pass, at }) => ageOn(pass.person.born, dayOf(at)) < 18],
    code_find: ['bytea', ({ id }) => `\\x${codes.get(id)!.code_find}`], code_sealed: ['bytea', ({ id }) => `\\x${codes.get(id)!.code_sealed}`], key_id: ['text', () => house.config.keys.vouchers.current],
    issued_at: ['timestamptz', ({ at }) => at], valid_from: ['date', ({ offer }) => offer.usableFrom], valid_to: ['date', ({ offer }) => offer.usableUntil], state: ['text', ({ state }) => state],
    redeemed_at: ['timestamptz', ({ state, usedAt }) => (state === 'redeemed' ? usedAt : null)], redeemed_by: ['uuid', ({ state, offer }) => (state === 'redeemed' ? offer.provider.id : null)],
    redemption_id: ['uuid', ({ state, redemptionId }) => (state === 'redeemed' ? redemptionId : null)], cancelled_at: ['timestamptz', ({ state, usedAt }) => (state === 'cancelled' ? usedAt : null)],
  })
  await insertAll(q, 'orders.order', list, {
    id: ['uuid', ({ orderId }) => orderId], resident_id: ['uuid', ({ of }) => of.adults[0].id], door: ['text', ({ of }) => (of.channel === 'letter' ? 'staff' : 'resident')], ordered_at: ['timestamptz', ({ at }) => at],
  })
  await insertAll(q, 'orders.line', list, {
    voucher_id: ['uuid', ({ id }) => id], order_id: ['uuid', ({ orderId }) => orderId], household_id: ['uuid', ({ of }) => of.id], resident_id: ['uuid', ({ pass }) => pass.person.id],
    offer_id: ['uuid', ({ offer }) => offer.id], limit_per: ['text', ({ offer }) => offer.limit?.per], limit_period: ['text', ({ offer }) => offer.limit?.period],
    limit_start: ['date', periodStart], given_back_at: ['timestamptz', ({ state, usedAt }) => (state === 'cancelled' ? usedAt : null)],
  })
  await insertAll(q, 'orders.limit_use', list.filter(({ offer }) => offer.limit), {
    subject_kind: ['text', ({ offer }) => offer.limit!.per], subject_id: ['uuid', ({ offer, of, pass }) => (offer.limit!.per === 'household' ? of.id : pass.person.id)], offer_id: ['uuid', ({ offer }) => offer.id],
    period: ['text', ({ offer }) => offer.limit!.period], period_start: ['date', periodStart], used: ['integer', ({ state }) => (state === 'cancelled' ? 0 : 1)], maximum: ['integer', ({ offer }) => offer.limit!.count],
  })
  await insertAll(q, 'redemptions.redemption_event', list.filter(({ state }) => state === 'redeemed'), {
    id: ['uuid', ({ redemptionId }) => redemptionId], kind: ['text', () => 'redeemed'], voucher_id: ['uuid', ({ id }) => id], provider_id: ['uuid', ({ offer }) => offer.provider.id],
    at: ['timestamptz', ({ usedAt }) => usedAt], nonce: ['text', ({ redemptionId }) => redemptionId], way: ['text', ({ of }) => (of.dice.chance(0.7) ? 'qr' : 'code')],
  })
}

const periodStart = ({ offer, at }: CityVoucher): string | null => (offer.limit ? periodOf(offer.limit.period, dayOf(at))?.from ?? '-infinity' : null)
