import { formatDate, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { text } from './contacts.text.ts'
import type { Person } from './matter.ts'

// Table and column: what is moved to another place does not open.
const WORDS = 'contacts.entry.words'
const PERSON = 'contacts.matter.person_sealed'
const OUTGOING = 'contacts.outgoing.sealed'

export const sealWords = (house: House, words: string): Buffer => house.box.seal(words, WORDS)
export const openWords = (house: House, sealed: Buffer): string => house.box.open(sealed, WORDS)

/** What an entry says, or that it was forgotten and when. Undefined: nothing was ever written with it. */
export const wordsIn = (house: House, { words, forgottenOn }: { readonly words: Buffer | null; readonly forgottenOn: LocalDate | null }): string | undefined =>
  words ? openWords(house, words) : forgottenOn ? text.forgotten(formatDate(forgottenOn)) : undefined

export const sealPerson = (house: House, person: Person): Buffer => house.box.seal(JSON.stringify(person), PERSON)
export const openPerson = (house: House, sealed: Buffer): Person => JSON.parse(house.box.open(sealed, PERSON)) as Person

/** A mail or letter to somebody without an account, as it was written. */
export type Outgoing = {
  readonly name: string
  readonly email?: string | undefined
  readonly address?: readonly string[] | undefined
  /** Message-ID of the mail that it answers. */
  readonly inReplyTo?: string | undefined
  /** Text in content/nl/letters, its version, and what fills it. */
  readonly kind: string
  readonly textVersion: number
  readonly values: Readonly<Record<string, string | number>>
}
export const sealOutgoing = (house: House, outgoing: Outgoing): Buffer => house.box.seal(JSON.stringify(outgoing), OUTGOING)
export const openOutgoing = (house: House, sealed: Buffer): Outgoing => JSON.parse(house.box.open(sealed, OUTGOING)) as Outgoing
