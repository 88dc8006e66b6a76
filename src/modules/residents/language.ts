import type { Queryable, Tx } from '#db/database.ts'
import type { Language } from '#shared/language.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { languageRow, upsertLanguage } from './reach.store.ts'

/** In which language somebody wants our Dutch explained. Dutch for who never chose. */
export const languageFor = (_house: House, q: Queryable, residentId: string): Promise<Language> => languageRow(q, residentId)

/** Keeps it, with a line in the audit when it changes; what they are reached by stays as it is. */
export async function chooseLanguage(house: House, tx: Tx, residentId: string, language: Language, actor: { readonly door: 'resident' | 'staff'; readonly id: string; readonly role: string }): Promise<void> {
  if (!await upsertLanguage(tx, residentId, language, house.clock.now())) return
  await record(house, tx, { actor, action: 'residents.language-chosen', subject: { kind: 'resident', id: residentId }, facts: { language } })
}
