import type { Queryable } from '#db/database.ts'
import { document } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { TEXTS } from './address-notice.ts'
import { sentByIds } from './address-notice.store.ts'
import { mailedByIds } from './messages.store.ts'
import { text } from './messages.text.ts'

/** A message of ours whose notice was mailed, to who gets an answer to it. Its text is not in here. */
export type Mailed = { readonly id: string; readonly residentId: string; readonly title: string; readonly about: string; readonly dedupeKey: string; readonly createdAt: Date }

/**
 * Of these Message-IDs of ours (the part before the @) those that were mailed to a resident, in the order in which they were
 * given; a notice about an address is one too. Nobody can guess one: who names it has the mail before them. Others, and messages that are gone, are left out.
 */
export async function mailedAs(house: House, q: Queryable, ids: readonly string[]): Promise<readonly Mailed[]> {
  if (!ids.length) return []
  const notices = (await sentByIds(q, ids)).map(({ id, residentId, kind, sentAt }): Mailed => ({
    id, residentId, title: document(house, TEXTS[kind], { name: '', date: '' }).title, about: text.addressNotice, dedupeKey: `messages address-${kind} ${id}`, createdAt: sentAt,
  }))
  const found = new Map([...await mailedByIds(q, ids), ...notices].map((one) => [one.id, one]))
  return [...new Set(ids.map((id) => id.toLowerCase()))].flatMap((id) => found.get(id) ?? [])
}
