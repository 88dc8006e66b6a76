import type { House } from '#src/house.ts'
import { askSource, type SourceAnswer } from './ask-source.ts'
import { readBrpPersons, Unreadable } from './brp-answer.ts'
import { entryOf } from './brp-person.ts'
import { type BrpPerson, FIELDS, MOST_BSNS_A_CALL } from './brp-types.ts'
import { household, relativesToRead } from './domain/household.ts'
import type { DownCause, Registration } from './domain/registration.ts'
import { areRefused, wereGiven, wereRefused } from './refused-fields.ts'

type Read = { readonly kind: 'persons'; readonly persons: readonly BrpPerson[] } | { readonly kind: 'down'; readonly cause: DownCause }

/**
 * Who somebody is and with whom they live, from the BRP (BRP API Personen, RaadpleegMetBurgerservicenummer). Two calls:
 * the person, then partner and children who may be minors, to see who lives at the same address. Of the person nothing is written.
 * An answer about somebody else is never used: `down` with cause wrong-person, and an alert in the log.
 */
export async function readPersons(house: House, bsn: string): Promise<Registration> {
  const { first, parents } = await askApplicant(house, bsn)
  if (first.kind === 'down') return first
  const [applicant] = first.persons
  if (!applicant) return { kind: 'not-found' }
  const today = house.clock.today()
  const self = entryOf(applicant, parents)
  const relatives = await askAll(house, relativesToRead(self, today))
  return relatives.kind === 'down' ? relatives : household(self, relatives.persons.map((relative) => entryOf(relative, false)), { code: house.municipality.brpCode }, today)
}

/**
 * With the fields that we can do without; where they are refused, without them. Which field a 403 is about stands nowhere in it for certain
 * (BRP API, issues 1494 and 1562: no invalidParams, no field in `detail`), so a second answer decides. `parents`: whether they were asked for.
 */
async function askApplicant(house: House, bsn: string): Promise<{ readonly first: Read; readonly parents: boolean }> {
  if (!areRefused(house)) {
    const whole = await put(house, [bsn], [...FIELDS.applicant, ...FIELDS.without])
    if (!(whole.kind === 'down' && whole.forbidden)) {
      if (whole.kind === 'answer') await wereGiven(house)
      return { first: read(house, whole, [bsn]), parents: true }
    }
    const less = await put(house, [bsn], FIELDS.applicant)
    // Refused both times it is not about these fields, and nothing is known of them.
    if (less.kind === 'answer') await wereRefused(house)
    return { first: read(house, less, [bsn]), parents: false }
  }
  return { first: read(house, await put(house, [bsn], FIELDS.applicant), [bsn]), parents: false }
}

async function askAll(house: House, bsns: readonly string[]): Promise<Read> {
  const persons: BrpPerson[] = []
  for (let i = 0; i < bsns.length; i += MOST_BSNS_A_CALL) {
    const some = bsns.slice(i, i + MOST_BSNS_A_CALL)
    const relatives = read(house, await put(house, some, FIELDS.relative), some)
    if (relatives.kind === 'down') return relatives
    persons.push(...relatives.persons)
  }
  return { kind: 'persons', persons }
}

const put = (house: House, bsns: readonly string[], fields: readonly string[]): Promise<SourceAnswer> =>
  askSource(house.config.brp, '', { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: bsns, fields })

function read(house: House, answer: SourceAnswer, bsns: readonly string[]): Read {
  const read: Read = answer.kind === 'down' ? { kind: 'down', cause: answer.cause } : check(answer.json, bsns)
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
