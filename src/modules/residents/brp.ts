import type { House } from '#src/house.ts'
import { askSource } from './ask-source.ts'
import { readBrpPersons, Unreadable } from './brp-answer.ts'
import { entryOf } from './brp-person.ts'
import { type BrpPerson, FIELDS, MOST_BSNS_A_CALL } from './brp-types.ts'
import { household, relativesToRead } from './domain/household.ts'
import type { DownCause, Registration } from './domain/registration.ts'

type Read = { readonly kind: 'persons'; readonly persons: readonly BrpPerson[] } | { readonly kind: 'down'; readonly cause: DownCause }

/**
 * Who somebody is and with whom they live, from the BRP (BRP API Personen, RaadpleegMetBurgerservicenummer). Two calls:
 * the person, then partner and children who may be minors, to see who lives at the same address. Writes nothing.
 * An answer about somebody else is never used: `down` with cause wrong-person, and an alert in the log.
 */
export async function readPersons(house: House, bsn: string): Promise<Registration> {
  const first = await ask(house, [bsn], FIELDS.applicant)
  if (first.kind === 'down') return first
  const [applicant] = first.persons
  if (!applicant) return { kind: 'not-found' }
  const today = house.clock.today()
  const self = entryOf(applicant)
  const relatives = await askAll(house, relativesToRead(self, today))
  return relatives.kind === 'down' ? relatives : household(self, relatives.persons.map(entryOf), { code: house.municipality.brpCode }, today)
}

async function askAll(house: House, bsns: readonly string[]): Promise<Read> {
  const persons: BrpPerson[] = []
  for (let i = 0; i < bsns.length; i += MOST_BSNS_A_CALL) {
    const read = await ask(house, bsns.slice(i, i + MOST_BSNS_A_CALL), FIELDS.relative)
    if (read.kind === 'down') return read
    persons.push(...read.persons)
  }
  return { kind: 'persons', persons }
}

async function ask(house: House, bsns: readonly string[], fields: readonly string[]): Promise<Read> {
  const answer = await askSource(house.config.brp, '', { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: bsns, fields })
  const read = answer.kind === 'down' ? answer : check(answer.json, bsns)
  if (read.kind === 'down') {
    const facts = { source: 'brp', cause: read.cause }
    if (read.cause === 'wrong-person') house.log.error({ ...facts, alert: 'wrong-person' }, 'The BRP answered about somebody who was not asked for. The answer was not used.')
    else house.log.warn(facts, 'The BRP gave no usable answer.')
  }
  return read
}

function check(json: unknown, asked: readonly string[]): Read {
  try {
    const persons = readBrpPersons(json)
    const bsns = persons.map((person) => person.burgerservicenummer)
    if (bsns.some((bsn) => !asked.includes(bsn))) return { kind: 'down', cause: 'wrong-person' }
    if (new Set(bsns).size < bsns.length) return { kind: 'down', cause: 'unreadable' }
    return { kind: 'persons', persons }
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'down', cause: 'unreadable' }
    throw error
  }
}
