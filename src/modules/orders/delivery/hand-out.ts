import { record } from '#modules/audit/index.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type DocumentKind, markHanded } from './pick-up.store.ts'
import { lies, pickUp } from './pick-ups.ts'
import { whatLies } from './what-lies.ts'

export type HandingOut = { readonly orderId: string; readonly document: DocumentKind; readonly by: { readonly staffId: string; readonly role: string } }

/** Handed over to who ordered it, after a look at a document. They hear of it, so that somebody else at the counter does not go unseen. */
export const handOut = (house: House, { orderId, document, by }: HandingOut): Promise<boolean> => house.db.transaction(async (tx) => {
  const found = await pickUp(house, tx, orderId)
  const at = house.clock.now()
  if (!found || !lies(found) || !await markHanded(tx, orderId, at, by.staffId, document)) return false
  const [{ givenName }, lay] = [await residentCard(house, tx, found.residentId), await whatLies(house, tx, found)]
  await record(house, tx, { actor: { door: 'staff', id: by.staffId, role: by.role }, action: 'orders.handed-out', subject: { kind: 'order', id: orderId }, facts: { document, stip: found.stip, vouchers: found.open.length } })
  await tell(house, tx, {
    residentId: found.residentId, kind: 'picked-up', dedupeKey: `picked-up ${orderId}`,
    values: (lang) => ({ name: givenName, ...lay(lang), stip: found.stip, date: spoken[lang].date(dayOf(at)), time: spoken[lang].time(at) }),
  })
  return true
})
