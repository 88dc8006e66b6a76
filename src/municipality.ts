import { readFileSync } from 'node:fs'
import { isTerm, type Term } from '#shared/term.ts'

/** One municipality: config/<name>.json. What an operator sets; texts, norms and policy live in the database. */
export type Municipality = {
  readonly key: string
  readonly name: string
  readonly passName: string
  /** Municipality code of the BRP (gemeenteVanInschrijving). */
  readonly brpCode: string
  readonly phone: string
  readonly phoneLink: string
  readonly openingHours: string
  /** The same in English; left out, an English page has the Dutch words. */
  readonly openingHoursEnglish?: string
  readonly email: string
  readonly postalAddress: readonly string[]
  readonly council: string
  /** Name and address of the court for who disagrees with our answer to an objection. */
  readonly court: readonly string[]
  readonly privacyUrl: string
  readonly desks: readonly { readonly name: string; readonly address: string; readonly hours: string; readonly hoursEnglish?: string }[]
  /**
   * Neighbourhoods as people call them, with the digits of their postcodes and roughly the middle of each. `also`: other
   * names for it, or for a part of it, in small letters. For finding what is near; nothing is decided on it.
   */
  readonly neighbourhoods: readonly Neighbourhood[]
  /** How sure they are, for who checks them. */
  readonly neighbourhoodsNote?: string
  readonly accessibility: { readonly status: 'A' | 'B' | 'C' | 'D' | 'E'; readonly date: string; readonly url: string }
  /** How vouchers on paper reach people (orders/domain/delivery.ts); what is left out has a default. */
  readonly delivery?: Readonly<Record<string, number>>
  /** Terms of questions and complaints, and own targets in days (contacts/domain/terms.ts); what is left out has a default. */
  readonly contacts?: Readonly<Record<string, unknown>>
  /** Who looks at a complaint after us (Awb 9:12(2)). */
  readonly ombudsman?: { readonly name: string; readonly address: string; readonly phone: string }
  /** How long what is kept, each with its ground. Read every night: a change counts from the next one. */
  readonly retention: Retention
  /** Policy as it becomes version 1 in the database at the first start; afterwards the database counts. */
  readonly policy: Readonly<Record<string, unknown>>
}

export type Neighbourhood = { readonly name: string; readonly postcodes: readonly string[]; readonly lat: number; readonly lon: number; readonly also: readonly string[] }

/** From when: the last day for an objection (amounts), the withdrawal, the sending, the last thing that happened (contacts), throwing away (drafts), the draw, the handing out (pickUps). */
export type Retention = Readonly<Record<(typeof RETENTION)[number], { readonly term: Term; readonly ground: string }>>
const RETENTION = ['amounts', 'withdrawn', 'messages', 'contacts', 'drafts', 'draws', 'pickUps'] as const

export function readMunicipality(path: string): Municipality {
  const municipality = JSON.parse(readFileSync(path, 'utf8')) as Municipality
  const unclear = RETENTION.filter((name) => !isTerm(municipality.retention?.[name]?.term) || !municipality.retention[name].ground)
  if (unclear.length) throw new Error(`${path}: "retention" must say for ${unclear.join(', ')} a term like { "weeks": 4 } and a ground (docs/operations/forgetting.md).`)
  return municipality
}
