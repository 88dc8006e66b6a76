import type { Tx } from '#db/database.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { prepareMessage, wakeMessages } from '#modules/messages/index.ts'
import type { Pass } from '#modules/passes/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { inWords, peopleOf, shownVouchers, unusedOfPasses } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import * as store from './orders.store.ts'

/**
 * Passes end, and with them the vouchers that were not used: in the transaction of what ends the passes, each with its limit
 * and stock given back, and its message. A child's message goes to the adult under whose pass it hung.
 */
export async function endWithPasses(house: House, tx: Tx, { passes, staffId }: { readonly passes: readonly Pass[]; readonly staffId: string }): Promise<number> {
  const at = house.clock.now()
  const today = house.clock.today()
  const vouchers = await unusedOfPasses(tx, passes.map(({ id }) => id), today)
  for (const voucher of vouchers) {
    const people = await peopleOf(house, tx, voucher.residentId)
    const [shown] = await shownVouchers(house, tx, [voucher], people, today)
    const pass = passes.find(({ id }) => id === voucher.passId)
    const addressee = await residentCard(house, tx, pass?.underResident ?? voucher.residentId)
    const message = prepareMessage(house, {
      residentId: addressee.id, kind: 'voucher-cancelled', dedupeKey: `voucher-cancelled ${voucher.id}`,
      values: { name: addressee.givenName, offer: inWords(shown!.offer.title), provider: shown!.offer.giver, date: formatDate(dayOf(at)), reasonSentences: sentence(house, 'pages/bon#pass-ended'), ownSentence: '' },
    })
    await store.cancel(tx, voucher.id, [voucher.residentId], at, today, { door: 'staff', id: staffId, role: 'caseworker' }, message)
  }
  if (vouchers.length) tx.afterCommit(() => wakeMessages(house))
  return vouchers.length
}
