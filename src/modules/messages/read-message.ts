import type { Queryable } from '#db/database.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import type { Language } from '#shared/language.ts'
import { document, documentAsSent, type Document } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import type { MessageRow } from './messages.store.ts'

/**
 * The amounts behind a message, as texts by the name of their place; given by app.ts, because they belong to a decision.
 * After the day of forgetting they say that they are gone, and since when.
 */
export type AmountsOf = (house: House, q: Queryable, ref: string, lang?: Language) => Promise<Readonly<Record<string, string>>>

/** A message as it was written: the version of its text that it was told with, its own values, and the amounts of today. */
export async function readMessage(house: House, q: Queryable, { kind, textVersion, values, amountsRef, about, createdAt, forgottenOn }: MessageRow, amountsOf: AmountsOf): Promise<Document> {
  if (forgottenOn) return document(house, 'pages/bericht-gewist', { date: formatDate(dayOf(createdAt)), about })
  const amounts = amountsRef ? await amountsOf(house, q, amountsRef) : {}
  return documentAsSent(house, `letters/${kind}`, textVersion, { ...values, ...amounts })
}
