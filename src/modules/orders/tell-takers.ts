import type { Tx } from '#db/database.ts'
import type { Values } from '#modules/knowledge/index.ts'
import { tellMany } from '#modules/messages/index.ts'
import { residentCards } from '#modules/residents/index.ts'
import type { Language } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import * as store from './draw.store.ts'
import { drawValues } from './sign-up.ts'

/** One message to everybody whose sign-up for this draw stands. Answers how many those are. */
export async function tellTakers(house: House, tx: Tx, drawId: string, offer: Parameters<typeof drawValues>[0], message: (signUpId: string) => { readonly kind: string; readonly dedupeKey: string; readonly values: (lang: Language) => Values }): Promise<number> {
  const signUps = await store.signUpsOf(tx, drawId)
  const names = new Map((await residentCards(house, tx, signUps.map(({ residentId }) => residentId))).map((card) => [card.id, card]))
  await tellMany(house, tx, signUps.map(({ id, residentId }) => {
    const { kind, dedupeKey, values } = message(id)
    return { residentId, kind, dedupeKey, values: (lang) => ({ ...drawValues(offer, names.get(residentId) ?? { givenName: '' }, lang), ...values(lang) }) }
  }))
  return signUps.length
}
