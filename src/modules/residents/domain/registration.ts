import type { LocalDate } from '#shared/local-date.ts'

/**
 * What the BRP says about somebody, in our own words: no wire names, no wire shapes. `not-found` means that the BRP
 * answered and knows nobody; `down` means that we do not know (asked again later, never a refusal).
 */
export type Registration =
  | {
      readonly kind: 'found'
      readonly person: RegisteredPerson
      /** Registered partner, not dissolved, alive, at the same address. Elsewhere or not to be read: a note instead. */
      readonly partner?: RegisteredPerson
      /** Own children under 18 at the same address. */
      readonly children: readonly RegisteredPerson[]
      /** The BRP knows no household: whether other adults live here, and as what, is asked (DESIGN 5, Household). */
      readonly otherAdults: 'unknown'
      /** BSNs of everybody whom the register names as family: partners, also former ones, children of any age, parents. Only to see whose case is whose own. */
      readonly kin?: readonly string[]
      /** The register did not give all of `kin`: who was known before stays known. */
      readonly kinIsPart?: true
      readonly notes: readonly Note[]
    }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'down'; readonly cause: DownCause }

/** `wrong-person` also raised an alert in the log: an answer about somebody else is never used. */
export type DownCause = 'time-out' | 'unreachable' | 'refused' | 'error-status' | 'unreadable' | 'wrong-person'

export type RegisteredPerson = {
  readonly bsn: string
  /** First of the given names, as we greet somebody. The full name when there are none. */
  readonly givenName: string
  readonly fullName: string
  /** Undefined when year, month or day is unknown: then there is a note and `bornText` says what is known. */
  readonly born: LocalDate | undefined
  /** With a year or a month that is known: the first and the last day it can be. */
  readonly bornBetween?: readonly [LocalDate, LocalDate] | undefined
  /** "2 mei 1984", "mei 1984", "1984" or "onbekend". */
  readonly bornText: string
  readonly address: Address
  /** Municipality of registration, code and name. */
  readonly municipality: { readonly code: string; readonly name: string } | undefined
  readonly secretAddress: boolean
  readonly deceased: boolean
}

/** `lines` as on an envelope, without the name; empty when unknown. */
export type Address =
  | { readonly kind: 'home';     readonly lines: readonly string[]; readonly objectId: string | undefined }
  | { readonly kind: 'location'; readonly lines: readonly string[] }
  | { readonly kind: 'abroad';   readonly lines: readonly string[] }
  | { readonly kind: 'unknown';  readonly lines: readonly [] }

/**
 * A remark about the registration, with source and day. Never a refusal: eligibility decides what a check makes of it
 * (unknown, so a person looks), the page says "klopt dit niet? vraag toch aan".
 */
export type Note = {
  readonly note: NoteCode
  readonly about: 'self' | 'partner' | 'child'
  readonly source: 'BRP'
  readonly on: LocalDate
  /** Plain texts for a sentence or a caseworker; never a BSN, never a secret address. */
  readonly facts?: Readonly<Record<string, string>>
}

export type NoteCode =
  | 'lives-elsewhere'        // registered in another municipality, or abroad; facts: municipality
  | 'secret-address'         // geheimhouding: hide the address everywhere, go on
  | 'deceased'               // alarm to staff, nothing is sent
  | 'birth-date-incomplete'  // no age; facts: known
  | 'under-investigation'    // the BRP doubts its own data; facts: what
  | 'address-unknown'        // no address, or one that says nothing about who lives there
  | 'partner-elsewhere'      // registered partner, registered at another address
  | 'relative-unknown'       // partner or child whose data the BRP does not give (no BSN, not found)
