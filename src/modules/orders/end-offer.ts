import type { Tx } from '#db/database.ts'
import { eachAlone } from '#jobs/each-alone.ts'
import { record } from '#modules/audit/index.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { prepareMessage, tellMany, wakeMessages } from '#modules/messages/index.ts'
import { moveOffer, type PromisedOffer, promisedOffers } from '#modules/offers/index.ts'
import { TAKEN_BACK_WITHIN_MS, type Voucher } from '#modules/vouchers/index.ts'
import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { offerIn } from './message-words.ts'
import { orderText } from './order-words.ts'
import { isCrowd } from './place-order.ts'
import * as store from './orders.store.ts'
import { stopDraw } from './stop-draw.ts'
import { type Holder, holdersOf, lastDay } from './tell-holders.ts'

export type Ending = {
  readonly offer: Pick<PromisedOffer, 'offerId' | 'slug' | 'title' | 'giver'>
  /** keep: who has a voucher may use it until its day. cancel: it ends, with what it took of limit and stock given back. */
  readonly vouchers: 'keep' | 'cancel'
  /** What holders of a cancelled voucher and who is in its draw read: one or two sentences of the editor. */
  readonly why: string
  readonly by: { readonly staffId: string; readonly role: string | undefined }
}

/** Ends an offer together with its vouchers and its draw. Nobody can order it from the commit on, and whoever has a voucher of it or takes part hears what becomes of that. */
export const endOffer = (house: House, { offer, vouchers, why, by }: Ending): Promise<Result<{ readonly open: number }, Refusal<'cannot-move'>>> => house.db.transaction(async (tx) => {
  const actor = { door: 'staff', id: by.staffId, role: by.role } as const
  const moved = await moveOffer(house, tx, offer.slug, 'ended', actor)
  if (!moved.ok) return refuse('cannot-move')
  const holders = await holdersOf(house, tx, offer.offerId)
  const open = holders.reduce((sum, holder) => sum + holder.vouchers.length, 0)
  if (vouchers === 'keep') await tellKept(house, tx, offer, holders)
  else await store.askEnding(tx, { offerId: offer.offerId, why, at: house.clock.now(), by: by.staffId, role: by.role })
  await stopDraw(house, tx, { offer, why, actor })
  await record(house, tx, { actor, action: 'orders.offer-ended', subject: { kind: 'offer', id: offer.offerId }, facts: { vouchers, open } })
  return ok({ open })
})

const tellKept = (house: House, tx: Tx, offer: Ending['offer'], holders: readonly Holder[]): Promise<void> => tellMany(house, tx, holders.map(({ residentId, givenName, vouchers }) => ({
  residentId, kind: 'offer-ended', dedupeKey: `offer-ended ${offer.offerId} ${residentId}`,
  values: (lang) => ({
    name: givenName, offer: offerIn(lang, offer), provider: offer.giver, date: spoken[lang].date(house.clock.today()), vouchers: orderText[lang].vouchers(vouchers.length), voucherValidTo: lastDay(vouchers, lang),
  }),
})))

/**
 * Cancels what is left of the vouchers of offers that ended with them, each in a transaction of its own together with its
 * message. Asked again, it goes on where it was: by the page that ended the offer, and by the clock every minute.
 */
export async function cancelOfEnded(house: House): Promise<{ readonly cancelled: number }> {
  const told = { named: ({ offer_id }: store.EndingRow) => ({ offer: offer_id }), failed: 'the vouchers of an offer that ended were not all cancelled' }
  return { cancelled: await eachAlone(house.log, await store.unfinishedEndings(house.db), told, (ending) => cancelLeft(house, ending)) }
}

async function cancelLeft(house: House, ending: store.EndingRow): Promise<number> {
  const holders = await house.db.transaction((tx) => holdersOf(house, tx, ending.offer_id))
  const left = holders.flatMap((holder) => holder.vouchers.map((voucher) => ({ holder, voucher })))
  const offers = await promisedOffers(house, house.db, left.map(({ voucher }) => voucher.versionId))
  const told = { named: ({ voucher }: (typeof left)[number]) => ({ offer: ending.offer_id, voucher: voucher.id }), failed: 'a voucher of an offer that ended was not cancelled' }
  const cancelled = await eachAlone(house.log, left, told, ({ holder, voucher }) => cancelOne(house, ending, holder, voucher, offers.get(voucher.versionId)!))
  const now = house.clock.now()
  // Until then one that was used when its offer ended can be usable again.
  if (cancelled === left.length && now.getTime() - ending.asked_at.getTime() > TAKEN_BACK_WITHIN_MS) await store.finishEnding(house.db, ending.offer_id, now)
  return cancelled
}

/** 0: others are in the way of it now, and it comes by again. */
async function cancelOne(house: House, ending: store.EndingRow, { residentId, givenName }: Holder, { id, residentId: ownerId }: Voucher, offer: PromisedOffer): Promise<number> {
  const at = house.clock.now()
  const message = prepareMessage(house, {
    residentId, kind: 'voucher-cancelled', dedupeKey: `voucher-cancelled ${id}`,
    values: (lang) => ({
      name: givenName, offer: offerIn(lang, offer), provider: offer.giver, date: spoken[lang].date(dayOf(at)), reasonSentences: sentence(house, 'pages/aanbod-stoppen#reason', {}, lang),
      ownSentence: lang === 'nl' ? ending.why : { nl: ending.why },
    }),
  })
  try {
    await house.db.transaction((tx) => {
      tx.afterCommit(() => wakeMessages(house))
      return store.cancel(tx, id, [ownerId], at, dayOf(at), { door: 'staff', id: ending.asked_by, role: ending.role ?? undefined }, message)
    })
    return 1
  } catch (error) {
    if (isCrowd(error)) return 0
    throw error
  }
}
