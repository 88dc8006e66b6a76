import type { Queryable, Tx } from '#db/database.ts'
import { tellMany } from '#modules/messages/index.ts'
import type { OfferChanged } from '#modules/offers/index.ts'
import { residentCards } from '#modules/residents/index.ts'
import { openVouchersOfOffer, peopleOf, type Voucher } from '#modules/vouchers/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { leaveDraw } from './leave-draw.ts'
import { offerIn } from './message-words.ts'
import { orderText } from './order-words.ts'
import * as store from './orders.store.ts'
import { tellSignUps } from './tell-sign-ups.ts'

/**
 * An offer promises something else from now on. Whoever ordered a voucher of it that can still be used hears what is
 * different, and that theirs stays as it was; whoever takes part in its draw, that theirs does not (tell-sign-ups.ts). In the
 * transaction that publishes it; for a child, the one who ordered. No changes: only the moment of the draw is another. Refuses a
 * version without a draw while people take part in one (leave-draw.ts).
 */
export const tellHolders = (house: House): OfferChanged => async (tx, { offer, changes, by }) => {
  const stands = await leaveDraw(house, tx, offer, { door: 'staff', id: by.staffId, role: by.role })
  if (stands) return stands
  const holders = changes.length ? await holdersOf(house, tx, offer.offerId, (voucher) => voucher.versionId !== offer.versionId) : []
  await tellMany(house, tx, holders.map(({ residentId, givenName, vouchers }) => ({
    residentId, kind: 'offer-changed', dedupeKey: `offer-changed ${offer.versionId} ${residentId}`,
    values: (lang) => ({
      name: givenName, offer: offerIn(lang, offer), provider: offer.giver, date: spoken[lang].date(house.clock.today()), changes: spoken[lang].list(changes.map((name) => orderText[lang].changes[name])),
      vouchers: orderText[lang].vouchers(vouchers.length), voucherValidTo: lastDay(vouchers, lang),
    }),
  })))
  return { told: holders.length + await tellSignUps(house, tx, offer, changes) }
}

export type Holder = { readonly residentId: string; readonly givenName: string; readonly vouchers: readonly Voucher[] }

/** Who ordered vouchers of an offer that can still be used, with those vouchers. */
export const holdersOf = async (house: House, tx: Tx, offerId: string, which: (voucher: Voucher) => boolean = () => true): Promise<Holder[]> =>
  holdersAmong(house, tx, (await openVouchersOfOffer(house, tx, offerId, house.clock.today())).filter(which))

/** Who ordered these vouchers, each with theirs. A child that lives elsewhere by now, or is 18, hears of its own. */
export async function holdersAmong(house: House, tx: Queryable, open: readonly Voucher[]): Promise<Holder[]> {
  const ordered = new Map((await store.orderedBy(tx, open.map(({ id }) => id))).map(({ voucher_id, resident_id }) => [voucher_id, resident_id]))
  const forAnother = new Set(open.flatMap(({ id, residentId }) => { const by = ordered.get(id); return by && by !== residentId ? [by] : [] }))
  const theirs = new Map(await Promise.all([...forAnother].map(async (by) => [by, new Set((await peopleOf(house, tx, by)).map(({ id }) => id))] as const)))
  const hears = ({ id, residentId }: Voucher): string => {
    const by = ordered.get(id)
    return by && theirs.get(by)?.has(residentId) ? by : residentId
  }
  const byHolder = Map.groupBy(open, hears)
  const names = new Map((await residentCards(house, tx, [...byHolder.keys()])).map(({ id, givenName }) => [id, givenName]))
  return [...byHolder].map(([residentId, vouchers]) => ({ residentId, givenName: names.get(residentId) ?? '', vouchers }))
}

export const lastDay = (vouchers: readonly Voucher[], lang: Language): string => spoken[lang].date(lastUse(vouchers))
export const lastUse = (vouchers: readonly Voucher[]): LocalDate => vouchers.map(({ validTo }) => validTo).sort().at(-1)!
