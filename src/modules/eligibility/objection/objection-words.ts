import type { Queryable } from '#db/database.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { residentText } from '../resident-words.ts'
import { sealedObjectionWords } from './objection.store.ts'

/** What somebody wrote at one step: the objector's grounds, or our report, reason or judgement. */
export type ObjectionWords = { readonly words: string; readonly lateReason?: string | undefined }
export type OpenedWords = { readonly kind: 'known'; readonly words: ObjectionWords | undefined } | { readonly kind: 'forgotten'; readonly on: LocalDate }

// The id is in the context: words that are moved to another row do not open.
const context = (eventId: string): string => `eligibility.objection_event.${eventId}`

export const sealObjectionWords = (house: House, eventId: string, words: ObjectionWords): Buffer => house.box.seal(JSON.stringify(words), context(eventId))

/** Undefined when there is no such event. */
export async function objectionWords(house: House, q: Queryable, eventId: string): Promise<OpenedWords | undefined> {
  const row = await sealedObjectionWords(q, eventId)
  if (!row) return undefined
  if (row.forgottenOn) return { kind: 'forgotten', on: row.forgottenOn }
  return { kind: 'known', words: row.sealed ? JSON.parse(house.box.open(row.sealed, context(eventId))) as ObjectionWords : undefined }
}

/** What an event of an objection gives its letter: the words of that step, or since when they are gone. Undefined: no such event. */
export async function wordsOfLetter(house: House, q: Queryable, eventId: string, lang: Language): Promise<Readonly<Record<string, string>> | undefined> {
  const opened = await objectionWords(house, q, eventId)
  if (!opened) return undefined
  if (opened.kind === 'forgotten') return { words: residentText[lang].forgotten(spoken[lang].date(opened.on)), lateReason: '' }
  return { words: opened.words?.words ?? '', lateReason: opened.words?.lateReason ?? '' }
}
