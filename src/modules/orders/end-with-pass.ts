import type { Tx } from '#db/database.ts'
import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { prepareMessage, wakeMessages } from '#modules/messages/index.ts'
import { hearsOfPass, type Pass, passTakenAway } from '#modules/passes/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { peopleOf, shownVouchers, unusedOfPasses, type Voucher } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { offerIn } from './message-words.ts'
import * as store from './orders.store.ts'

/**
 * Passes end, and with them the vouchers that were not used: in the transaction of what ends the passes, each with its limit
 * and stock given back, and its message. A child's message goes to the adult under whose pass it hung, while it lives there.
 */
export async function endWithPasses(house: House, tx: Tx, { passes, staffId }: { readonly passes: readonly Pass[]; readonly staffId: string }): Promise<number> {
  const vouchers = await unusedOfPasses(tx, passes, house.clock.today())
  await cancelAll(house, tx, vouchers, passes, { door: 'staff', id: staffId, role: 'caseworker' })
  return vouchers.length
}

/**
 * A till took back what it redeemed: the voucher could be used again, under a pass that a decision ended meanwhile. It ends
 * as the others of that pass did. In the transaction of the taking back, which holds the household of the resident first.
 */
export async function endTakenBack(house: House, tx: Tx, voucher: Pick<Voucher, 'residentId' | 'passId'>): Promise<void> {
  const pass = await passTakenAway(house, tx, voucher.passId)
  if (!pass) return
  await cancelAll(house, tx, await unusedOfPasses(tx, [{ id: pass.id, residentId: voucher.residentId }], house.clock.today()), [pass], { door: 'system' })
}

/** Everything is read and written down first: stock that others wait for is held for no longer than the cancelling takes, and in the order of orders. */
async function cancelAll(house: House, tx: Tx, vouchers: readonly Voucher[], passes: readonly Pass[], actor: store.Wish['actor']): Promise<void> {
  const at = house.clock.now()
  const messages = []
  for (const voucher of vouchers) {
    const people = await peopleOf(house, tx, voucher.residentId)
    const [shown] = await shownVouchers(house, tx, [voucher], people, dayOf(at))
    const pass = passes.find(({ id }) => id === voucher.passId)
    const addressee = await residentCard(house, tx, pass ? await hearsOfPass(house, tx, pass) : voucher.residentId)
    messages.push(prepareMessage(house, {
      residentId: addressee.id, kind: 'voucher-cancelled', dedupeKey: `voucher-cancelled ${voucher.id}`,
      values: (lang) => ({ name: addressee.givenName, offer: offerIn(lang, shown!.offer), provider: shown!.offer.giver, date: spoken[lang].date(dayOf(at)), reasonSentences: sentence(house, 'pages/bon#pass-ended', {}, lang), ownSentence: '' }),
    }))
  }
  for (const [i, voucher] of vouchers.entries()) await store.cancel(tx, voucher.id, [voucher.residentId], at, dayOf(at), actor, messages[i]!)
  if (vouchers.length) tx.afterCommit(() => wakeMessages(house))
}
